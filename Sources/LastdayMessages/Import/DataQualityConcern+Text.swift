public import LastdayCore

extension DataQualityConcern: CustomStringConvertible {
    /// The concern, and what to do about it.
    public var description: String {
        switch self {
        case .severalAccounts(let name, let usernames, let count):
            "\(name) has \(count) accounts: \(usernames.joined(separator: ", "))"
        case .sharedExpiresDate(let date, let count):
            "\(count) accounts share the Expires Date \(date); "
                + "if a feed filled it in, fix the feed before that day ends"
        case .neverExpires(let username, let ended):
            "\(username) never expires, but \(ended); to close it: lastday queue \(username) --now, or --last-day DATE"
        case .employmentGoesOn(let username, let expiresOn, let employment, let isActive):
            "\(username) has the Expires Date \(expiresOn), but the employment goes on: \(employment.displayText); "
                + (isActive
                    ? "if it does not: lastday queue \(username) --last-day \(expiresOn)"
                    : "if they are back: lastday reinstate \(username) --never; if not: lastday queue \(username) --now")
        case .leftButOpen(let username, let lastDay, let name, let open):
            "\(name) left on \(lastDay) (\(username)), and has an open account: \(open); "
                + "if they are not back: lastday queue \(open) --now"
        }
    }
}

extension DataQualityConcern.Ended: CustomStringConvertible {
    /// The record that has ended, and when.
    public var description: String {
        switch self {
        case .employment(let date): "the employment ended on \(date?.description ?? "?")"
        case .lastAssignment(let date): "the last assignment ended on \(date?.description ?? "?")"
        }
    }
}
