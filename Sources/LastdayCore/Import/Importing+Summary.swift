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

        /// The kinds of records that feeds tell of; runs, departures and nights are what happened.
        public static let kinds = RecordKind.records.filter { ![.run, .offboarding, .night].contains($0) }

        private var tallies: [RecordKind: Tally] = [:]
        /// Where the feed was not followed.
        public internal(set) var kept = Listed<Remark>()
        /// What looks wrong in the records afterwards (``DataQualityChecks``).
        public internal(set) var dataQuality = Listed<DataQualityConcern>()

        /// What became of the records of that kind.
        public internal(set) subscript(kind: RecordKind) -> Tally {
            get { tallies[kind, default: Tally()] }
            _modify { yield &tallies[kind, default: Tally()] }
        }

        /// What became of the people.
        public var people: Tally { self[.person] }
        /// What became of the accounts.
        public var accounts: Tally { self[.account] }
        /// What became of the employments.
        public var employments: Tally { self[.employment] }
        /// What became of the assignments.
        public var assignments: Tally { self[.assignment] }
        /// What became of the documents.
        public var documents: Tally { self[.document] }
    }
}
