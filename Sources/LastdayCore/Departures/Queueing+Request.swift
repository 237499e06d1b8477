extension Queueing {
    /// A request for a departure.
    public struct Request: Sendable {
        /// How soon the account may close.
        public enum Timing: Sendable, Equatable {
            /// The last day must be after today.
            case planned
            /// The last day is today, and the account closes at the coming midnight.
            case tonight
            /// At once, because the person has left already; the last day must not be after today.
            case now
        }

        /// The account's username.
        public let username: String
        /// The last day of employment; if nil, today, which is allowed only if the timing is not
        /// ``Timing/planned``.
        public let lastDay: CivilDate?
        /// How soon the account may close.
        public let timing: Timing
        /// Why the person leaves.
        public let reason: String?
        /// Whether the closing leaves Disabled alone.
        public let leavesEnabled: Bool
        /// Whether the departure may be entered for a protected account.
        public let overridesProtection: Bool
        /// Which of the person's open employments end.
        public let employments: Employments
        /// Whether their open assignments stay open.
        public let keepsAssignments: Bool
        /// Whether the account closes although another employment continues.
        public let closesAccountToo: Bool
        /// Whether the last day may be so far away that it may be mistyped.
        public let acceptsFarDay: Bool

        /// Which of the person's open employments end.
        public enum Employments: Sendable, Equatable {
            /// The only one; if there are several, the request is refused.
            case only
            /// All of them.
            case every
            /// The ones ended by this departure of the person's other account, entered by the same decision.
            case sharedWith(Offboarding)
            /// The ones with these numbers.
            case numbered([Int64])
        }

        /// Creates a request for a departure.
        public init(
            username: String,
            lastDay: CivilDate?,
            timing: Timing = .planned,
            reason: String? = nil,
            leavesEnabled: Bool = false,
            overridesProtection: Bool = false,
            employments: Employments = .only,
            keepsAssignments: Bool = false,
            closesAccountToo: Bool = false,
            acceptsFarDay: Bool = false
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
            self.acceptsFarDay = acceptsFarDay
        }
    }
}
