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

    /// Goes through all closings since an instant, in their order: those of runs, and the departures of accounts that
    /// somebody had shut before their day.
    ///
    /// Of each no more is held than what puts it in its place.
    ///
    /// - Throws: What the store or the body throws.
    public static func forEachClosed(
        since start: Instant?,
        in records: any RecordReader,
        under policy: Policy,
        _ body: (Closed) throws -> Void
    ) throws {
        var marks: [Mark] = []
        try records.forEachEntry(of: AuditSelection(since: start, kind: .closed)) { entry in
            marks.append(Mark(of: entry, closedAt: entry.at, lastDay: entry.expiresOn))
        }
        try records.forEachEntry(of: AuditSelection(since: start, kind: .completed)) { entry in
            let departure = try departure(of: entry, in: records)
            guard departure?.keepsAccount != true, let shutAt = try shutAt(entry, in: records) else { return }
            marks.append(Mark(of: entry, closedAt: shutAt, lastDay: departure?.lastDay))
        }
        marks.sort {
            ($0.closedAt.milliseconds, $0.username) < ($1.closedAt.milliseconds, $1.username)
        }
        // Who was closed many times has many departures, which are asked for once.
        var latest: (username: String, completed: [Offboarding]) = ("", [])
        for mark in marks {
            if mark.username != latest.username {
                latest = (mark.username, try completed(of: mark.username, in: records))
            }
            try body(try closed(mark, by: latest.completed, in: records, under: policy))
        }
    }

    /// The same, at once: for a page, and callers who know that they are few.
    ///
    /// - Throws: What the store throws.
    public static func closed(
        since start: Instant?,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> [Closed] {
        var all: [Closed] = []
        try forEachClosed(since: start, in: records, under: policy) { all.append($0) }
        return all
    }

    /// A closing, as far as it takes to put it in its place and to find the rest.
    private struct Mark {
        let username: String
        let person: Int64?
        let closedAt: Instant
        /// When the entry was written.
        let enteredAt: Instant
        let lastDay: CivilDate?
        let run: Int64?

        init(of entry: AuditEntry, closedAt: Instant, lastDay: CivilDate?) {
            username = entry.username ?? ""
            person = entry.person
            self.closedAt = closedAt
            enteredAt = entry.at
            self.lastDay = lastDay
            run = entry.kind == .closed ? entry.run : nil
        }
    }

    /// The completed departures of that account.
    private static func completed(of username: String, in records: any RecordReader) throws -> [Offboarding] {
        guard let account = try records.account(named: username) else { return [] }
        return try records.offboardings(of: account.number).filter { $0.state == .completed }
    }

    private static func closed(
        _ mark: Mark,
        by completed: [Offboarding],
        in records: any RecordReader,
        under policy: Policy
    ) throws -> Closed {
        let departure = completed.last { $0.lastDay == mark.lastDay && $0.queuedAt <= mark.enteredAt }
        return Closed(
            username: mark.username,
            person: try mark.person.flatMap { try records.person($0) },
            lastDay: mark.lastDay,
            closedAt: mark.closedAt,
            run: try mark.run.flatMap { try records.run($0) },
            departure: departure,
            inactiveFrom: mark.lastDay.map(policy.inactiveFrom)
        )
    }

    /// The departure that was completed by an entry.
    private static func departure(of entry: AuditEntry, in records: any RecordReader) throws -> Offboarding? {
        guard let account = try entry.username.flatMap({ try records.account(named: $0) }) else { return nil }
        return try records.offboardings(of: account.number).last {
            $0.state == .completed && $0.endedAt == entry.at
        }
    }

    /// When the account of a completed departure went out of use: when somebody disabled it or, where only a feed can
    /// have, when the departure was completed; nil where it was closed, which is told already.
    private static func shutAt(_ completion: AuditEntry, in records: any RecordReader) throws -> Instant? {
        var shutAt: Instant? = completion.at
        try records.forEachEntry(of: AuditSelection(username: completion.username)) { entry in
            guard entry.sequence < completion.sequence else { return }
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
