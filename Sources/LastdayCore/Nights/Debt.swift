/// The work owed at an instant, derived from the store's state alone: nights that have come without a run,
/// and accounts that are due.
///
/// This is the only answer to "is there anything to do". The service asks for it after every wake-up and does
/// what is owed before it plans anything, so it does not matter what woke it, how late, or how often. A
/// finished run leaves no debt as of the instant it worked with, unless the clock is in doubt.
public enum Debt: Sendable {
    /// A run is owed.
    case run
    /// No run is owed; a hold, if there is one, waits for an operator.
    case none(holding: Hold?)

    /// Determines what is owed at an instant.
    ///
    /// The cheapest checks come first, because at midnight everything waits for the answer. If no account is
    /// due, the cost is a look-up in an index; if many are, a pass over the accounts held back.
    ///
    /// - Throws: What the store throws.
    public init(at instant: Instant, in records: any RecordReader, under policy: Policy) throws {
        let night = policy.night(at: instant)
        // Nights that the ledger lacks, and a doubt that is over. A night whose row a wrong clock wrote in
        // advance is done without a new row; a run that was cut off or released still has to be finished.
        let owed = try Sweeping.owed(by: night, in: records, under: policy)
        if try owed.isAny || records.unfinishedRun(of: night) != nil {
            self = .run
            return
        }
        let hold = try Holding.hold(on: night, at: instant, in: records, under: policy)
        let isDue = try records.containsDue(through: policy.lastExpired(by: night)) { due in
            try policy.action(of: due, on: night, at: instant, holding: hold != nil, in: records) == .closes
        }
        // A new hold has to be recorded, and so does the departure of an account already out of use.
        let isOwed =
            try isDue || hold?.isNews(on: night, in: records) ?? false
            || Sweeping.lapsed(by: night, in: records, under: policy).contains(where: \.isOver)
        self = isOwed ? .run : .none(holding: hold)
    }
}

extension RecordReader {
    /// Returns whether any due account satisfies the predicate.
    fileprivate func containsDue(
        through expiresOn: CivilDate,
        where isWanted: (DueAccount) throws -> Bool
    ) throws -> Bool {
        var isFound = false
        try forEachDue(through: expiresOn, while: { !isFound }) { isFound = try isWanted($0) }
        return isFound
    }
}
