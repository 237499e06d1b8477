extension Queueing {
    /// What a departure came to.
    public struct Outcome: Sendable {
        /// The account after it.
        public let account: UserAccount
        /// The departure.
        public let offboarding: Offboarding
        /// The first instant at which the account is out of use by its Expires Date.
        public let inactiveFrom: Instant
        /// Whether the very same departure had been queued before, so that nothing changed.
        public let wasQueuedBefore: Bool
        /// Whether the account was out of use already, so that only the employment ended.
        public let wasOutOfUse: Bool
        /// What it means beyond the account.
        public internal(set) var consequences: Consequences
    }

    /// What a departure means beyond the account.
    public struct Consequences: Sendable {
        /// The person.
        public internal(set) var person: Person?
        /// The employments that end with it, with their new End Dates.
        public internal(set) var employments: [Employment] = []
        /// The employments that go on, so that the account stays in use.
        public internal(set) var continuing: [Employment] = []
        /// The assignments that end with it, with their new End Dates.
        public internal(set) var assignments: [Assignment] = []
        /// The assignments that would end with it, but were to be kept open.
        public internal(set) var keptAssignments: [Assignment] = []
        /// What an earlier departure ended and somebody has changed since, so that it was left alone.
        public internal(set) var leftAlone: [EndedRecord] = []
        /// What a departure of the person's other account has ended since, so that it keeps that End Date.
        public internal(set) var stillEnded: [StillEnded] = []
        /// The person's other accounts that are still active, and whose departure is not queued.
        public internal(set) var otherAccounts: [UserAccount] = []
        /// The queued departures of the person's other accounts.
        public internal(set) var otherDepartures: [Departure] = []
        /// How many documents name the person; all are kept.
        public internal(set) var documents = 0
    }
}
