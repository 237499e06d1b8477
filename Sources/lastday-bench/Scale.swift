import ArgumentParser

/// How large the districts are, all by one number: the accounts of the district that most figures measure.
struct Scale: ExpressibleByArgument, CustomStringConvertible {
    let accounts: Int
    let description: String

    /// The design's: a million accounts.
    static let full = Scale(accounts: 1_000_000, description: "full")
    /// Done in about two minutes.
    static let small = Scale(accounts: 50_000, description: "small")

    /// How many of them a large night closes.
    var closings: Int { accounts / 10 }
    /// How many a usual night closes.
    var fewClosings: Int { max(accounts / 1_000, 10) }
    /// The district that the growth is measured against, and the JSON store's.
    var fewAccounts: Int { accounts / 10 }
    /// The district that the growth is measured in.
    var manyAccounts: Int { accounts * 10 }
}

extension Scale {
    init?(argument: String) {
        switch argument {
        case "full": self = .full
        case "small": self = .small
        default:
            guard let accounts = Int(argument), accounts >= 1_000 else { return nil }
            self.init(accounts: accounts, description: argument)
        }
    }
}
