import LastdayMessages
@testable import LastdayCore

/// The lines that are said of the bad rows which the body throws.
func badLines(_ body: () throws -> some Any) throws -> [String] {
    do {
        _ = try body()
        return []
    } catch let bad as BadRows {
        return bad.details
    }
}

extension Standing {
    /// That of an account whose Expires Date has put it out of use.
    static var expired: Standing { Standing(isExpired: true, isDisabled: false, keptOpen: nil) }
}
