import LastdayCore

extension JSONStore {
    /// The document with all that the audit knows and the file does not: an act whose file was never put in place, or
    /// that another program has overwritten with what it had read before.
    ///
    /// - Throws: ``LastdayCore/StoreFailure`` where the file has a third thing in a field that the audit changed.
    func replayed(_ state: State) throws -> JSONDocument {
        var document = state.document
        guard state.isBehind else { return document }
        var ledger = Ledger()
        try state.audit.forEach(after: state.auditedUpTo) { entry in
            try ledger.add(entry, in: state.audit.path)
            return true
        }
        if let zone = ledger.zone { document.move(to: zone) }
        for record in ledger.records {
            if let stored = try replayed(record, over: document) { document[record.kind].put(stored) }
        }
        return document
    }

    /// The record as the audit has it; nil where it is so already.
    private func replayed(_ change: Ledger.Record, over document: JSONDocument) throws -> StoredRecord? {
        var document = document
        let form = change.kind.form
        let known = try document[change.kind].index(of: change.number)
            .map { try document.record(change.kind, at: $0).fields }
        var fields = known ?? [Field(form.fields[0].text, .json(change.key))]
        var isChanged = false
        for (name, from, to) in change.fields {
            let index = fields.firstIndex { $0.name == name }
            let now = index.map { JSON.text(fields[$0].value) } ?? JSON.text(.none)
            guard now != to else { continue }
            guard now == from || (known == nil && index == nil) else {
                throw StoreFailure.refused(
                    place,
                    detail:
                        "\(change.kind.rawValue) \(change.number), \(name): the file has \(now), but the audit changed "
                        + "\(from) to \(to); write one of these two there"
                )
            }
            isChanged = true
            let field = Field(name, .json(to))
            if let index { fields[index] = field } else { fields.append(field) }
        }
        guard isChanged else { return nil }
        return try Self.records(of: change.kind, fields)
    }

    private static func records(of kind: RecordKind, _ fields: [Field]) throws -> StoredRecord {
        var reader = JSONReader(of: JSON.object(fields).utf8)
        guard case .object(let members) = try reader.value() else {
            throw UnreadableField("", "no record")
        }
        return try StoredRecord(kind, FieldReader(members.map { ($0.name, .json($0.value)) }, sparse: true))
    }
}

/// What entries of the audit come to together: for each record and field what stood there before, and what then.
struct Ledger {
    struct Record {
        let kind: RecordKind
        let number: Int64
        /// What the record is known by, as JSON: its number, or a night's date.
        let key: String
        var fields: [(name: String, from: String, to: String)] = []
    }

    private(set) var records: [Record] = []
    /// The zone that the store was moved to last.
    private(set) var zone: StoreZone?
    private var places: [String: Int] = [:]

    /// Adds an entry behind the others.
    ///
    /// - Throws: ``LastdayCore/StoreFailure`` where its changes cannot be read.
    mutating func add(_ entry: AuditEntry, in path: String) throws(StoreFailure) {
        let changes: [AuditedChange]
        do throws(UnreadableField) {
            changes = try entry.changesRead()
        } catch {
            throw Self.unreadable(entry, in: path)
        }
        for change in changes {
            if change.kind == .about {
                guard let zone = change.zones?.after else { throw Self.unreadable(entry, in: path) }
                self.zone = zone
                continue
            }
            let name = "\(change.kind) \(change.key)"
            let place = places[name] ?? records.count
            if place == records.count {
                guard let record = Record(change) else { throw Self.unreadable(entry, in: path) }
                records.append(record)
                places[name] = place
            }
            for field in change.differences { note(field, of: place) }
        }
    }

    private mutating func note(_ field: AuditedChange.Difference, of place: Int) {
        let (from, to) = (field.before.line, field.after.line)
        if let index = records[place].fields.firstIndex(where: { $0.name == field.name }) {
            records[place].fields[index].to = to
        } else {
            records[place].fields.append((field.name, from, to))
        }
    }

    private static func unreadable(_ entry: AuditEntry, in path: String) -> StoreFailure {
        .damaged(path, detail: "line \(entry.sequence), changes: cannot be read")
    }
}

extension Ledger.Record {
    /// The record that changed, without its fields; nil if the change is of no record.
    fileprivate init?(_ change: AuditedChange) {
        guard let number = change.number, RecordKind.records.contains(change.kind) else { return nil }
        let key = change.kind == .night ? JSON.text(.text(change.key)) : change.key
        self.init(kind: change.kind, number: number, key: key)
    }
}
