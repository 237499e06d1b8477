extension Importing {
    /// What an import came to.
    public struct Summary: Sendable, Equatable {
        /// What became of the records of one sort.
        public struct Tally: Sendable, Equatable {
            /// Made by this import.
            public internal(set) var new = 0
            /// There before, and changed by it.
            public internal(set) var changed = 0
            /// There before, and as the feed says.
            public internal(set) var unchanged = 0
            /// There before, and not mentioned by the feed: kept as they are.
            public internal(set) var unmentioned = 0

            /// Whether there are none at all.
            public var isEmpty: Bool { self == Tally() }
        }

        /// The people.
        public internal(set) var people = Tally()
        /// The accounts.
        public internal(set) var accounts = Tally()
        /// The employments.
        public internal(set) var employments = Tally()
        /// The assignments.
        public internal(set) var assignments = Tally()
        /// The documents.
        public internal(set) var documents = Tally()
        /// Where the feed was not followed.
        public internal(set) var kept = Listed<Remark>()
        /// What looks wrong in the records afterwards (``Concerns``).
        public internal(set) var concerns = Listed<Concern>()
    }
}
