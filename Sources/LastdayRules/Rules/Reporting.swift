/// Who left when: for an auditor, out of the audit itself, so that a later reinstatement hides nothing.
public enum Reporting {
    /// An account that went out of use by its last day, or whose person left.
    public struct Closed: Sendable {
        /// The account's username.
        public let username: String
        /// Whose it was, where known.
        public let person: Person?
        /// The last day by which it was closed.
        public let lastDay: CivilDate?
        /// When it was closed, or shut before its day.
        public let closedAt: Instant
        /// By which run, and what brought that about; nil where somebody shut it before its day.
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

    /// All closings since an instant, in their order: those of runs, and the departures of accounts that somebody had
    /// shut before their day.
    ///
    /// - Throws: What the store throws.
    public static func closed(
        since start: Instant?,
        in records: any Records,
        under policy: Policy
    ) throws -> [Closed] {
        let closings = try records.audit(AuditSelection(since: start, kind: .closed)).map { entry in
            try closed(entry, at: entry.at, on: entry.expiresOn, in: records, under: policy)
        }
        let completions = try records.audit(AuditSelection(since: start, kind: .completed)).compactMap {
            entry -> Closed? in
            let departure = try departure(of: entry, in: records)
            guard departure?.keepsAccount != true else { return nil }
            return try shutAt(entry, in: records).map { at in
                try closed(entry, at: at, on: departure?.lastDay, in: records, under: policy)
            }
        }
        return (closings + completions).sorted {
            ($0.closedAt.milliseconds, $0.username) < ($1.closedAt.milliseconds, $1.username)
        }
    }

    private static func closed(
        _ entry: AuditEntry,
        at closedAt: Instant,
        on lastDay: CivilDate?,
        in records: any Records,
        under policy: Policy
    ) throws -> Closed {
        let account = try entry.username.flatMap { try records.account(named: $0) }
        let departure = try account.flatMap { account in
            try records.offboardings(of: account.number)
                .last { $0.state == .completed && $0.lastDay == lastDay && $0.queuedAt <= entry.at }
        }
        return Closed(
            username: entry.username ?? "",
            person: try entry.person.flatMap { try records.person($0) },
            lastDay: lastDay,
            closedAt: closedAt,
            run: entry.kind == .closed ? try entry.run.flatMap { try records.run($0) } : nil,
            departure: departure,
            inactiveFrom: lastDay.map(policy.inactiveFrom)
        )
    }

    /// The departure that was completed by an entry.
    private static func departure(of entry: AuditEntry, in records: any Records) throws -> Offboarding? {
        guard let account = try entry.username.flatMap({ try records.account(named: $0) }) else { return nil }
        return try records.offboardings(of: account.number).last {
            $0.state == .completed && $0.endedAt == entry.at
        }
    }

    /// When the account of a completed departure went out of use: when somebody disabled it or, where only a feed can
    /// have, when the departure was completed; nil where it was closed, which is told already.
    private static func shutAt(_ completion: AuditEntry, in records: any Records) throws -> Instant? {
        var shutAt: Instant? = completion.at
        for entry in try records.audit(AuditSelection(username: completion.username))
        where entry.sequence < completion.sequence {
            switch entry.kind {
            case .closed: shutAt = nil
            case .disabled: shutAt = shutAt == nil ? nil : entry.at
            case .reinstated: shutAt = completion.at
            default: break
            }
        }
        return shutAt
    }
}
