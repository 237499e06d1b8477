import LastdayCore

extension JSONStore {
    /// Returns the document with everything that the audit has and the file lacks.
    ///
    /// The file lacks a transaction if it was not put in place before the process was killed, or if another
    /// program has overwritten it with an older state.
    ///
    /// - Throws: ``LastdayCore/StoreFailure`` if a field that the audit changed has neither its old nor its
    ///   new value.
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

    /// Returns the record with the changes from the audit; nil if it has them already.
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

/// The combined changes of several audit entries: the values of each changed field before and after them.
struct Ledger {
    struct Record {
        let kind: RecordKind
        let number: Int64
        /// The value that identifies the record, as JSON: its number, or the date of a night.
        let key: String
        var fields: [(name: String, from: String, to: String)] = []
    }

    private(set) var records: [Record] = []
    /// The zone that the store was last moved to; nil if it was not moved.
    private(set) var zone: StoreZone?
    private var places: [String: Int] = [:]

    /// Adds the next entry.
    ///
    /// - Throws: ``LastdayCore/StoreFailure`` if its changes cannot be read.
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
    /// Creates an entry for a changed record, without fields yet; nil if the change is not to a record.
    fileprivate init?(_ change: AuditedChange) {
        guard let number = change.number, RecordKind.records.contains(change.kind) else { return nil }
        let key = change.kind == .night ? JSON.text(.text(change.key)) : change.key
        self.init(kind: change.kind, number: number, key: key)
    }
}
