/// Reports of who left when, for auditors: taken from the audit itself, so that a later reinstatement hides
/// nothing.
public enum Reporting {
    /// An account that went out of use by its last day, or whose person left.
    public struct Closed: Sendable {
        /// The account's username.
        public let username: String
        /// The account's person, if known.
        public let person: Person?
        /// The last day by which it was closed.
        public let lastDay: CivilDate?
        /// When it was closed, or disabled before its last day.
        public let closedAt: Instant
        /// The run that closed it, and so what caused the closing; nil if it was disabled before its last
        /// day.
        public let run: Run?
        /// The departure that it was queued by; nil if it was not queued.
        public let departure: Offboarding?
        /// The first instant after the last day.
        public let inactiveFrom: Instant?

        /// The name of the person who left, as it was when the departure was queued, if that is known.
        public var personName: String? { departure?.personName ?? person?.name }

        /// The hours from the end of the last day to the closing, cut to hundredths: "0.00"; negative if it
        /// was closed before that day had ended.
        public var hoursAfter: String? {
            inactiveFrom.map { end in
                let hundredths = (closedAt.milliseconds - end.milliseconds) / 36_000
                let size = abs(hundredths)
                return "\(hundredths < 0 ? "-" : "")\(size / 100).\(padded(Int(size % 100), to: 2))"
            }
        }
    }

    /// Calls the body with all closings since an instant, in order of time: those by runs, and the departures
    /// of accounts disabled before their last day.
    ///
    /// Only what is needed to order the closings is held in memory.
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
        // An account closed many times has many departures, which are read once.
        var latest: (username: String, completed: [Offboarding]) = ("", [])
        for mark in marks {
            if mark.username != latest.username {
                latest = (mark.username, try completed(of: mark.username, in: records))
            }
            try body(try closed(mark, by: latest.completed, in: records, under: policy))
        }
    }

    /// Returns the same closings as an array, for a page and for callers that know that there are few.
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

    /// A closing, with only what is needed to order it and to find the rest.
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

    /// Returns the completed departures of that account.
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

    /// Returns the departure that an entry completed.
    private static func departure(of entry: AuditEntry, in records: any RecordReader) throws -> Offboarding? {
        guard let account = try entry.username.flatMap({ try records.account(named: $0) }) else { return nil }
        return try records.offboardings(of: account.number).last {
            $0.state == .completed && $0.endedAt == entry.at
        }
    }

    /// Returns when the account of a completed departure went out of use: when it was disabled or, if only a
    /// feed can have disabled it, when the departure was completed; nil if a run closed it, which is reported
    /// already.
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
