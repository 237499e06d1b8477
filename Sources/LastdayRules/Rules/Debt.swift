/// What is owed at an instant, by the store's state alone: the nights that have come and were not attended, and whoever is
/// due.
///
/// This is the one answer to "is there anything to do". The service asks for it after everything that wakes it, and does
/// what is owed before it plans anything; so it makes no difference by what it was woken, how late, or how often. A run
/// that ends leaves no debt of the instant that it went by, unless the clock is in doubt.
public struct Debt: Sendable {
    /// The nights whose midnight has come and that the ledger lacks.
    public let nights: [CivilDate]
    /// What is held back from being closed, until a person has looked.
    public let hold: Holding.Hold?
    /// Whether a run would close somebody: by the rule at this instant, less who is held or spared.
    public let hasDue: Bool
    /// Whether there is anything else that only a run does.
    private let hasRest: Bool

    /// Whether a run is owed.
    public var isAny: Bool { !nights.isEmpty || hasDue || hasRest }

    /// What is owed at that instant.
    ///
    /// It costs no more than a look into an index where nobody is due, and a pass over those who are held where many are.
    ///
    /// - Throws: What the store throws.
    public init(at instant: Instant, in records: any Records, under policy: Policy) throws {
        let night = policy.night(at: instant)
        let ledger = try Sweeping.owed(by: night, in: records, under: policy)
        let hold = try Holding.hold(on: night, at: instant, in: records, under: policy)
        nights = ledger.nights
        self.hold = hold
        hasDue = try records.containsDue(through: policy.lastExpired(by: night)) { due in
            try policy.fate(of: due, on: night, at: instant, given: hold, in: records) == .closes
        }
        // A night whose row a wrong clock wrote beforehand is done without one; a run that was cut off or released waits
        // for its end; a doubt that is over is dispelled, and a hold told; and who is out of use has left.
        hasRest =
            try ledger.isAny || records.unfinishedRun(of: night) != nil
            || hold?.isNews(on: night, in: records) ?? false
            || Sweeping.lapsed(by: night, in: records, under: policy).contains(where: \.isOver)
    }
}

extension Records {
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
