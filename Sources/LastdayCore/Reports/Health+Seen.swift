extension Health {
    /// What was seen of one part, with everything needed to describe it and to advise what to do.
    public enum Seen: Sendable, Equatable {
        /// Whether a daemon serves the store.
        case service(isServed: Bool)
        /// No night has been done yet.
        case noNight
        /// The last night that was done, how many accounts its run closed, and the run's number.
        case night(ZonedInstant, Night.State, closed: Int, run: Int64)
        /// The last night that was done is still to come: the clock was wrong when its run did it, or is
        /// wrong now.
        case nightToCome(ZonedInstant, run: Int64)
        /// The nights that were not done, in order; none if all is well.
        case ledger(missing: [CivilDate])
        /// What is held back; nil if nothing is.
        case held(Hold?)
        /// What is due but in use, and why.
        case overdue(Due)
        /// The protected usernames that no account has.
        case unknownProtected([String])
        /// How many audit entries have not been sent to the journal; nil if there is no journal.
        case journal(undelivered: Int?)
        /// The result of comparing the audit with the journal.
        case audit(AuditVerdict)
        /// Nights are refused: why the clock is in doubt, as the refused run recorded it.
        case clockInDoubt(String)
        /// Whether the system clock is synchronised.
        case clock(isSynchronised: Bool)
        /// The zone, and the source that names it as the district's.
        case zone(String, ZoneOrigin)
        /// The store's folder cannot be written.
        case unwritableFolder
        /// How many bytes the store may still grow, and how many the next night may need.
        case room(Int64, needed: Int64)
        /// The store cannot be used.
        case unusable(StoreFailure)
    }

    /// The numbers of accounts that are due but in use, and of departures past their day, by reason.
    public struct Due: Sendable, Equatable {
        /// The number of accounts that a night has failed to close.
        public let overdue: Int
        /// The number of departures past their last day whose account does not expire.
        public let contradicted: Int
        /// The number of due accounts that are protected.
        public let spared: Int
        /// The number of accounts in use because the clock was in doubt.
        public let doubted: Int
    }
}
