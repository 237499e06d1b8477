extension Health {
    /// What was seen of one part, with all that it takes to say it and what to do about it.
    public enum Seen: Sendable, Equatable {
        /// Whether a daemon serves the store.
        case service(isServed: Bool)
        /// No night has been done yet.
        case noNight
        /// The last night that was done, how many accounts its run closed, and the run's number.
        case night(ZonedInstant, Night.State, closed: Int, run: Int64)
        /// The last night that was done is still to come, so that a clock was wrong when that run did it, or is now.
        case nightToCome(ZonedInstant, run: Int64)
        /// The nights that were not done, in order; none if all is well.
        case ledger(missing: [CivilDate])
        /// What is held back.
        case held(Hold?)
        /// What is due and in use, and why.
        case overdue(Due)
        /// How many audit entries have not been sent to the journal; nil if there is no journal.
        case journal(undelivered: Int?)
        /// What came of comparing the audit with the journal.
        case audit(AuditVerdict)
        /// Nights are refused: what speaks against the clock, as the refused run records it.
        case clockInDoubt(String)
        /// Whether something keeps the clock right.
        case clock(isSynchronised: Bool)
        /// The zone, and who says that it is the district's.
        case zone(String, ZoneOrigin)
        /// The store's folder cannot be written.
        case unwritableFolder
        /// How many bytes the store may still grow by, and how many the next night may need.
        case room(Int64, needed: Int64)
        /// The store cannot be used.
        case unusable(StoreFailure)
    }

    /// How many accounts are due and in use, or departures past their day, by the reason.
    public struct Due: Sendable, Equatable {
        /// Accounts that a night has failed to close.
        public let overdue: Int
        /// Departures past the last day with an account that does not expire.
        public let contradicted: Int
        /// Accounts that are protected.
        public let spared: Int
        /// Accounts that are in use because the clock was in doubt.
        public let doubted: Int
    }
}
