/// What it takes to put back what a run's audited events wrote for one person.
enum Reversal {
    /// The events wrote nothing that could be put back: runs and nights are what happened.
    case nothing
    /// Somebody has changed what they wrote, or it cannot be read.
    case impossible
    /// These changes put it back.
    case possible([Change])

    /// Reads it from the events' entries, which are one username's and in their order, and from what stands in the
    /// records.
    ///
    /// Of a record that several of them wrote, the first tells what stood before, and the last what must still stand.
    ///
    /// - Throws: What the store throws.
    init(of entries: [AuditEntry], in records: any RecordReader, under policy: Policy, at instant: Instant) throws
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

    /// The record with every field as it was before; nil where one of them is no longer as the event left it.
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
        // A departure that was made is not unmade, but called off, and kept.
        if let departure = current.record as? Offboarding, written["account"]?.before == JSONValue.none {
            return Change(from: departure, to: departure.ended(.cancelled, at: instant))
        }
        // What cannot be a record was none before: the event made it.
        guard let reader = try? FieldReader(fields), let before = try? StoredRecord(current.kind, reader) else {
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
    /// Whether an account would be closed and active at once: the closing comes back to one with another date by now.
    fileprivate func closesActive(under policy: Policy, at instant: Instant) -> Bool {
        guard let account = to as? UserAccount, account.closing != nil else { return false }
        return policy.isOpen(account, at: instant)
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
