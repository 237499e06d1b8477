/// What it takes to put back what a run's audited events wrote for one person.
enum Reversal {
    /// The events wrote nothing that could be put back: runs and nights are what happened.
    case nothing
    /// Somebody has changed what they wrote.
    case impossible
    /// These changes put it back.
    case possible([Change])

    /// Reads it from the events' entries, which are one username's and in their order, and from what stands in the
    /// records.
    ///
    /// Of a record that several of them wrote, the first tells what stood before, and the last what must still stand.
    ///
    /// - Throws: What the store throws.
    init(of entries: [AuditEntry], in records: any Records, under policy: Policy, at instant: Instant) throws
    {
        var written: [AuditedChange] = []
        for change in entries.flatMap(\.auditedChanges) where change.sort != .run && change.sort != .night {
            if let index = written.firstIndex(where: { $0.sort == change.sort && $0.key == change.key }) {
                written[index] = written[index].followed(by: change)
            } else {
                written.append(change)
            }
        }
        guard let entry = entries.first, !written.isEmpty else {
            self = .nothing
            return
        }
        var changes: [Change] = []
        for change in written {
            guard let reversed = try Self.reversed(change, of: entry, in: records, at: instant),
                !reversed.closesActive(under: policy, at: instant)
            else {
                self = .impossible
                return
            }
            changes.append(reversed)
        }
        self = .possible(changes)
    }

    /// The record as it stands; nil where there is none, or it is of a sort that no run writes.
    private static func current(
        _ sort: RecordSort,
        _ number: Int64,
        of entry: AuditEntry,
        in records: any Records
    ) throws -> Kept? {
        switch sort {
        case .person: return try records.person(number).map { .person($0) }
        case .account: return try records.account(number).map { .account($0) }
        case .employment: return try records.employment(number).map { .employment($0) }
        case .assignment: return try records.assignment(number).map { .assignment($0) }
        case .offboarding:
            guard let account = try entry.username.flatMap({ try records.account(named: $0) }) else {
                return nil
            }
            let departures = try records.offboardings(of: account.number)
            return departures.first { $0.number == number }.map { .offboarding($0) }
        case .document, .run, .night, .about: return nil
        }
    }

    /// The record with every field as it was before; nil where one of them is no longer as the event left it.
    private static func reversed(
        _ written: AuditedChange,
        of entry: AuditEntry,
        in records: any Records,
        at instant: Instant
    ) throws -> Change? {
        guard let number = written.number,
            let current = try current(written.sort, number, of: entry, in: records)
        else { return nil }
        var fields: [(name: String, written: FieldReader.Written)] = []
        for field in current.fields {
            let value = JSONValue(field.value)
            guard let difference = written[field.name] else {
                fields.append((field.name, .json(value)))
                continue
            }
            guard value == difference.after else { return nil }
            fields.append((field.name, .json(difference.before)))
        }
        // A departure that was made is not unmade, but called off, and kept.
        if case .offboarding(let departure) = current, written["account"]?.before == JSONValue.none {
            return Change(from: current, to: .offboarding(departure.ended(.cancelled, at: instant)))
        }
        // What cannot be a record was none before: the event made it.
        guard var reader = try? FieldReader(fields), let before = try? Kept(current.sort, &reader) else {
            return nil
        }
        if case .offboarding(let departure) = before, departure.state == .queued,
            try records.queuedOffboarding(of: departure.account) != nil
        {
            return nil
        }
        return Change(from: current, to: before)
    }
}

extension Change {
    /// Whether an account would be closed and active at once: the closing comes back to one with another date by now.
    fileprivate func closesActive(under policy: Policy, at instant: Instant) -> Bool {
        guard case .account(_, let account) = self, account.closing != nil else { return false }
        return policy.isOpen(account, at: instant)
    }

    /// A record that becomes another of its sort; nil where they are of two sorts, or are not changed.
    init?(from: Kept, to: Kept) {
        switch (from, to) {
        case (.person(let from), .person(let to)): self = .person(from: from, to: to)
        case (.account(let from), .account(let to)): self = .account(from: from, to: to)
        case (.employment(let from), .employment(let to)): self = .employment(from: from, to: to)
        case (.assignment(let from), .assignment(let to)): self = .assignment(from: from, to: to)
        case (.offboarding(let from), .offboarding(let to)): self = .offboarding(from: from, to: to)
        default: return nil
        }
    }
}

extension JSONValue {
    /// A field's value as it stands in the audit.
    init(_ value: FieldValue) {
        switch value {
        case .none: self = .none
        case .flag(let flag): self = .flag(flag)
        case .number(let number): self = .number(String(number))
        case .text(let text): self = .text(text)
        case .list(let texts): self = .list(texts.map { .text($0) })
        case .named(let named): self = .object(named.map { Member(name: $0.name, value: .text($0.text)) })
        case .json(let text): self = .text(text)
        }
    }
}
