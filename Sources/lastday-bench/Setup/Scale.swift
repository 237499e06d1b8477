import ArgumentParser

/// The sizes of all districts, derived from one number: the accounts of the district that most figures use.
struct Scale: ExpressibleByArgument, CustomStringConvertible {
    let accounts: Int
    let description: String

    /// The scale of the design: a million accounts.
    static let full = Scale(accounts: 1_000_000, description: "full")
    /// A scale that takes about two minutes.
    static let small = Scale(accounts: 50_000, description: "small")

    /// The number of accounts that a large night closes.
    var closings: Int { accounts / 10 }
    /// The number of accounts that a usual night closes.
    var fewClosings: Int { max(accounts / 1_000, 10) }
    /// The size of the district that the largest one is compared with, and of the JSON store.
    var fewAccounts: Int { accounts / 10 }
    /// The size of the largest district, which shows how costs grow.
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
