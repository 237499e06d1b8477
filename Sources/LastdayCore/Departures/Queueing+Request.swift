extension Queueing {
    /// What was asked for.
    public struct Request: Sendable {
        /// How soon the account may close.
        public enum Timing: Sendable, Equatable {
            /// At a midnight after today's.
            case planned
            /// Also at the coming midnight, which ends today.
            case tonight
            /// At once, for the person has left already.
            case now
        }

        /// The account.
        public let username: String
        /// The last day of employment; nil only with ``Timing/now``, where it is today.
        public let lastDay: CivilDate?
        /// How soon.
        public let timing: Timing
        /// Why the person leaves.
        public let reason: String?
        /// Whether the closing leaves Disabled alone.
        public let leavesEnabled: Bool
        /// Whether a protected account is meant all the same.
        public let overridesProtection: Bool
        /// Which of the person's open employments end.
        public let employments: Employments
        /// Whether their open assignments stay open.
        public let keepsAssignments: Bool
        /// Whether the account closes though another employment goes on.
        public let closesAccountToo: Bool

        /// Which of the person's open employments end.
        public enum Employments: Sendable, Equatable {
            /// The only one; where there are several, none is guessed.
            case only
            /// All of them.
            case every
            /// Those that this departure of the person's other account ends, which is entered by the same decision.
            case sharedWith(Offboarding)
            /// These, by their numbers.
            case numbered([Int64])
        }

        /// A request for a departure.
        public init(
            username: String,
            lastDay: CivilDate?,
            timing: Timing = .planned,
            reason: String? = nil,
            leavesEnabled: Bool = false,
            overridesProtection: Bool = false,
            employments: Employments = .only,
            keepsAssignments: Bool = false,
            closesAccountToo: Bool = false
        ) {
            self.username = username
            self.lastDay = lastDay
            self.timing = timing
            self.reason = reason
            self.leavesEnabled = leavesEnabled
            self.overridesProtection = overridesProtection
            self.employments = employments
            self.keepsAssignments = keepsAssignments
            self.closesAccountToo = closesAccountToo
        }
    }
}
