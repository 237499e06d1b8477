extension Importing {
    /// A change that an import makes to the standing of an existing account.
    public struct StandingChange: Sendable, Equatable {
        /// The place of the row, for messages.
        public let origin: String
        /// The account's username.
        public let username: String
        /// What changes.
        public let fact: Fact

        /// What changes in an account's standing.
        public enum Fact: Sendable, Equatable {
            /// Disabled is ticked.
            case disabled
            /// Disabled is cleared.
            case reopened
            /// The Expires Date changes.
            case expires(from: CivilDate?, to: CivilDate?)
        }
    }

    /// The next night, as the records stand after the import.
    public struct ComingNight: Sendable, Equatable {
        /// The midnight.
        public let midnight: Instant
        /// The number of accounts that are due then.
        public let due: Int
        /// What that night holds back; nil if nothing.
        public let hold: Hold?
    }

    /// Notes what a row changes in the standing of an account that was there before.
    ///
    /// - Throws: What the store throws.
    mutating func noteStanding(
        _ before: UserAccount,
        _ after: UserAccount,
        _ origin: String,
        in records: any RecordReader
    ) throws {
        try brake.note(before, after) {
            let history = try NightHistory(at: now, in: records)
            return try history.keptOpen(of: before, at: now, under: policy) != nil
        }
        func note(_ fact: StandingChange.Fact) {
            let change = StandingChange(origin: origin, username: short(after.username), fact: fact)
            summary.standingChanges.append(change)
        }
        if before.disabled != after.disabled { note(after.disabled ? .disabled : .reopened) }
        if before.expiresOn != after.expiresOn {
            note(.expires(from: before.expiresOn, to: after.expiresOn))
        }
    }

    /// Judges the whole import, and looks ahead to the next night.
    ///
    /// - Throws: ``Refusal/importHeld(shut:reopened:token:)``, or what the store throws.
    mutating func judgeStanding(in records: any RecordReader) throws {
        (summary.shut, summary.reopened) = (brake.shutCount, brake.reopenedCount)
        if let hold = try brake.hold(under: policy.hold, in: records), hold.token != released {
            guard isRehearsal else {
                throw Refusal.importHeld(
                    shut: summary.shut,
                    reopened: summary.reopened,
                    token: hold.token
                )
            }
            summary.hold = hold
        }
        let night = Midnight.next(after: now, in: policy.zone)
        let midnight = Midnight.beginning(of: night, in: policy.zone)
        let due = try records.dueCount(through: policy.lastExpired(by: night))
        guard due > 0 else { return }
        summary.comingNight = ComingNight(
            midnight: midnight,
            due: due,
            hold: try Holding.hold(on: night, at: midnight, in: records, under: policy)
        )
    }
}
