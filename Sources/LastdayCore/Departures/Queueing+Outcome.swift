extension Queueing {
    /// The outcome of a departure.
    public struct Outcome: Sendable {
        /// The account after the departure was entered.
        public let account: UserAccount
        /// The departure.
        public let offboarding: Offboarding
        /// The first instant after the departure's last day, at which an account expiring on that day is out
        /// of use.
        public let inactiveFrom: Instant
        /// Whether the same departure had been queued before, so that nothing changed.
        public let wasQueuedBefore: Bool
        /// Whether the account was already out of use, so that only the employment ended.
        public let wasOutOfUse: Bool
        /// The consequences beyond the account.
        public internal(set) var consequences: Consequences
    }

    /// The consequences of a departure beyond the account.
    public struct Consequences: Sendable {
        /// The account's person, if known.
        public internal(set) var person: Person?
        /// The employments that end with the departure, with their new End Dates.
        public internal(set) var employments: [Employment] = []
        /// The employments that continue, so that the account stays in use.
        public internal(set) var continuing: [Employment] = []
        /// The assignments that end with the departure, with their new End Dates.
        public internal(set) var assignments: [Assignment] = []
        /// The assignments that would end with the departure, but are kept open on request.
        public internal(set) var keptAssignments: [Assignment] = []
        /// The employments and assignments that begin only after the last day, and stay as they are.
        public internal(set) var beginLater: [EndedRecord] = []
        /// What an earlier departure ended and what was left alone because it has been changed since.
        public internal(set) var leftAlone: [EndedRecord] = []
        /// What keeps its End Date because a departure of the person's other account has ended it since.
        public internal(set) var stillEnded: [StillEnded] = []
        /// The person's other accounts that are still active and have no queued departure.
        public internal(set) var otherAccounts: [UserAccount] = []
        /// The queued departures of the person's other accounts.
        public internal(set) var otherDepartures: [Departure] = []
        /// The number of documents that name the person; all of them are kept.
        public internal(set) var documents = 0
    }
}
