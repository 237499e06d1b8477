import LastdayMessages
@testable import LastdayCore

/// Returns a line for each of the bad rows that the body throws; empty if it throws none.
func badLines(_ body: () throws -> some Any) throws -> [String] {
    do {
        _ = try body()
        return []
    } catch let bad as BadRows {
        return bad.details
    }
}

extension Standing {
    /// The standing of an account that its Expires Date has put out of use.
    static var expired: Standing { Standing(isExpired: true, isDisabled: false, keptOpen: nil) }
}
