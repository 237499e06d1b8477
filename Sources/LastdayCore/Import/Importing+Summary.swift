extension Importing {
    /// The outcome of an import.
    public struct Summary: Sendable, Equatable {
        /// The tally of the records of one kind.
        public struct Tally: Sendable, Equatable {
            /// The number of records that this import created.
            public internal(set) var new = 0
            /// The number of existing records that it changed.
            public internal(set) var changed = 0
            /// The number of existing records that already were as the feed says.
            public internal(set) var unchanged = 0
            /// The number of existing records that the feed did not mention, and that stay as they are.
            public internal(set) var unmentioned = 0

            /// Whether there are no records at all.
            public var isEmpty: Bool { self == Tally() }
        }

        /// The kinds of records that feeds describe, which excludes runs, departures and nights: Lastday's
        /// own facts.
        public static let kinds = RecordKind.records.filter { ![.run, .offboarding, .night].contains($0) }

        private var tallies: [RecordKind: Tally] = [:]
        /// The remarks about values that were not followed.
        public internal(set) var remarks = Listed<Remark>()
        /// The rows that were left out, because they give an account to another person.
        public internal(set) var leftOut = Listed<Remark>()
        /// The changes to the standing of accounts that were there before.
        public internal(set) var standingChanges = Listed<StandingChange>()
        /// The number of accounts that were put out of use: disabled, or given a date that had passed by the
        /// night before.
        public internal(set) var shut = 0
        /// The number of accounts that were put into use again.
        public internal(set) var reopened = 0
        /// What holds the import back; nil unless this is a rehearsal of an import that would be refused.
        public internal(set) var hold: Hold?
        /// The next night; nil if no account is due then.
        public internal(set) var comingNight: ComingNight?
        /// What looks wrong in the records after the import (``DataQualityChecks``).
        public internal(set) var dataQuality = Listed<DataQualityConcern>()

        /// The tally of the records of that kind.
        public internal(set) subscript(kind: RecordKind) -> Tally {
            get { tallies[kind, default: Tally()] }
            _modify { yield &tallies[kind, default: Tally()] }
        }

        /// The tally of the people.
        public var people: Tally { self[.person] }
        /// The tally of the accounts.
        public var accounts: Tally { self[.account] }
        /// The tally of the employments.
        public var employments: Tally { self[.employment] }
        /// The tally of the assignments.
        public var assignments: Tally { self[.assignment] }
        /// The tally of the documents.
        public var documents: Tally { self[.document] }
    }
}
