/// What it takes to reverse what a run's audited events wrote for one person.
enum Reversal {
    /// The events wrote nothing that could be reversed: runs and nights are facts.
    case nothing
    /// What they wrote has been changed since, or cannot be read.
    case impossible
    /// These changes reverse it.
    case possible([Change])

    /// Derives the reversal from the events' entries, all of one username and in order, and from the current
    /// records.
    ///
    /// If several events wrote the same record, the first gives the earlier values, and the last gives the
    /// values that must still be there.
    ///
    /// - Throws: What the store throws.
    init(of entries: [AuditEntry], in records: any RecordReader, under policy: Policy, at instant: Instant)
        throws
    {
        var written: [AuditedChange] = []
        var all: [AuditedChange] = []
        do throws(UnreadableField) {
            for entry in entries { all += try entry.changesRead() }
        } catch {
            self = .impossible
            return
        }
        for change in all where change.kind != .run && change.kind != .night {
            if let index = written.firstIndex(where: { $0.kind == change.kind && $0.key == change.key }) {
                written[index] = written[index].followed(by: change)
            } else {
                written.append(change)
            }
        }
        guard !written.isEmpty else {
            self = .nothing
            return
        }
        var changes: [Change] = []
        for change in written {
            guard let reversed = try Self.reversed(change, in: records, at: instant),
                !reversed.closesActive(under: policy, at: instant)
            else {
                self = .impossible
                return
            }
            changes.append(reversed)
        }
        self = .possible(changes)
    }

    /// Returns the record with every field as it was before; nil if a field is no longer as the event left
    /// it.
    private static func reversed(
        _ written: AuditedChange,
        in records: any RecordReader,
        at instant: Instant
    ) throws -> Change? {
        guard written.kind != .about, let number = written.number,
            let current = try records.record(written.kind, number)
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
        // A departure that the event created is cancelled, not removed.
        if let departure = current.record as? Offboarding, written["account"]?.before == JSONValue.none {
            return Change(from: departure, to: departure.ended(.cancelled, at: instant))
        }
        // If the earlier values do not form a record, there was none: the event created it.
        guard let reader = try? FieldReader(fields), let before = try? StoredRecord(current.kind, reader)
        else {
            return nil
        }
        if let departure = before.record as? Offboarding, departure.state == .queued,
            try records.queuedOffboarding(of: departure.account) != nil
        {
            return nil
        }
        return Change(from: current, to: before)
    }
}

extension Change {
    /// Whether the change would leave an account both closed and active, because its date is another one by
    /// now.
    fileprivate func closesActive(under policy: Policy, at instant: Instant) -> Bool {
        guard let account = to as? UserAccount, account.closing != nil else { return false }
        return policy.isOpen(account, at: instant)
    }
}

extension JSONValue {
    /// Creates the JSON form of a field's value, as the audit has it.
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
