/// Who left when: for an auditor, out of the audit itself, so that a later reinstatement hides nothing.
public enum Reporting {
    /// An account that was closed.
    public struct Closed: Sendable {
        /// The account's username.
        public let username: String
        /// Whose it was, where known.
        public let person: Person?
        /// The last day by which it was closed.
        public let lastDay: CivilDate?
        /// When it was closed.
        public let closedAt: Instant
        /// By which run, and what brought that about.
        public let run: Run?
        /// The departure that it was queued by; nil where nobody queued it.
        public let departure: Offboarding?
        /// The first instant after the last day.
        public let inactiveFrom: Instant?

        /// How many hours after its last day the account was closed, to a hundredth: "0.00"; negative where somebody
        /// closed it while the day went on.
        public var hoursAfter: String? {
            inactiveFrom.map { end in
                let hundredths = (closedAt.milliseconds - end.milliseconds) / 36_000
                let size = abs(hundredths)
                return "\(hundredths < 0 ? "-" : "")\(size / 100).\(padded(Int(size % 100), to: 2))"
            }
        }
    }

    /// All closings since an instant, in their order.
    ///
    /// - Throws: What the store throws.
    public static func closed(
        since start: Instant?,
        in records: any Records,
        under policy: Policy
    ) throws -> [Closed] {
        try records.audit(AuditSelection(since: start, kind: .closed)).map { entry in
            let account = try entry.username.flatMap { try records.account(named: $0) }
            let departure = try account.flatMap { account in
                try records.offboardings(of: account.number)
                    .last {
                        $0.state == .completed && $0.lastDay == entry.expiresOn && $0.queuedAt <= entry.at
                    }
            }
            return Closed(
                username: entry.username ?? "",
                person: try entry.person.flatMap { try records.person($0) },
                lastDay: entry.expiresOn,
                closedAt: entry.at,
                run: try entry.run.flatMap { try records.run($0) },
                departure: departure,
                inactiveFrom: entry.expiresOn.map(policy.inactiveFrom)
            )
        }
    }
}
