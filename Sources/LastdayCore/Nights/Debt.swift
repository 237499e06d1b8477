/// What is owed at an instant, by the store's state alone: the nights that have come and were not attended, and whoever is
/// due.
///
/// This is the one answer to "is there anything to do". The service asks for it after everything that wakes it, and does
/// what is owed before it plans anything; so it makes no difference by what it was woken, how late, or how often. A run
/// that ends leaves no debt of the instant that it went by, unless the clock is in doubt.
public enum Debt: Sendable {
    /// A run is owed.
    case run
    /// None is; what is held back waits for a person.
    case none(holding: Hold?)

    /// What is owed at that instant.
    ///
    /// What is soonest known comes first, for at a midnight everybody waits for the answer. It costs no more than a look into
    /// an index where nobody is due, and a pass over those who are held where many are.
    ///
    /// - Throws: What the store throws.
    public init(at instant: Instant, in records: any RecordReader, under policy: Policy) throws {
        let night = policy.night(at: instant)
        // Nights that the ledger lacks, and a doubt that is over. A night whose row a wrong clock wrote beforehand is done
        // without one; a run that was cut off or released waits for its end.
        let owed = try Sweeping.owed(by: night, in: records, under: policy)
        if try owed.isAny || records.unfinishedRun(of: night) != nil {
            self = .run
            return
        }
        let hold = try Holding.hold(on: night, at: instant, in: records, under: policy)
        let isDue = try records.containsDue(through: policy.lastExpired(by: night)) { due in
            try policy.action(of: due, on: night, at: instant, holding: hold != nil, in: records) == .closes
        }
        // A hold has to be told, and who is out of use has left.
        let isOwed =
            try isDue || hold?.isNews(on: night, in: records) ?? false
            || Sweeping.lapsed(by: night, in: records, under: policy).contains(where: \.isOver)
        self = isOwed ? .run : .none(holding: hold)
    }
}

extension RecordReader {
    /// Whether somebody who is due is as that says.
    fileprivate func containsDue(
        through expiresOn: CivilDate,
        where isWanted: (DueAccount) throws -> Bool
    ) throws -> Bool {
        var isFound = false
        try forEachDue(through: expiresOn, while: { !isFound }) { isFound = try isWanted($0) }
        return isFound
    }
}
