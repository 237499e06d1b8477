import LastdayMessages
import LastdayCore

/// The records of a document, as rules read them and as a transaction changes them.
///
/// Each instance serves one read or one transaction. Changes take effect only once they are written.
final class JSONRecords {
    var document: JSONDocument
    let audit: AuditFile
    /// The number of the last audit entry that the document includes.
    let auditedUpTo: Int64
    let marks: () throws -> DeliveryMarks
    /// The audit entries that the transaction adds.
    private(set) var entries: [AuditEntry] = []
    private var linking: AuditChain
    /// Whether everything was adopted from another store, with its audit.
    var isAdopted = false
    /// How far the other store's audit had been delivered; nil unless it was adopted.
    var adoptedMarks: DeliveryMarks?
    var notes: [[UInt8]: String] = [:]

    /// Creates a reader of a document.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - audit: The document's audit.
    ///   - auditedUpTo: The number of the last audit entry that the document includes.
    ///   - marks: Returns how far the audit has been delivered to each target.
    init(
        _ document: JSONDocument,
        _ audit: AuditFile,
        auditedUpTo: Int64,
        marks: @escaping () throws -> DeliveryMarks
    ) {
        self.document = document
        self.audit = audit
        self.auditedUpTo = auditedUpTo
        self.marks = marks
        // New entries follow the last one of the audit: a transaction begins once the document includes that.
        linking = AuditChain(after: audit.end.head)
    }

    /// Makes the events' changes and adds their audit entries, in memory until the whole is written.
    @discardableResult
    func keep(_ events: [Event], on context: ActionContext) throws -> [AuditEntry] {
        try events.map { event in
            for change in event.changes { try put(change) }
            let entry = AuditEntry(sequence: lastEntry + 1, event, on: context).linked(by: &linking)
            entries.append(entry)
            return entry
        }
    }

    private func put(_ change: Change) throws {
        if let zone = change.to as? StoreZone { return document.move(to: zone) }
        let stored = StoredRecord(change.to)
        if change.from == nil { return try take(stored) }
        guard document[stored.kind].index(of: stored.number) != nil else {
            throw ConstraintFault(
                kind: stored.kind,
                index: 0,
                fault: "there is no \(stored.kind.rawValue) \(stored.number) to change"
            )
        }
        try put(stored)
    }

    /// Stores a record as it is, or appends an entry to the audit.
    func put(_ stored: StoredRecord) throws {
        if let entry = stored.record as? AuditEntry {
            guard entry.sequence == lastEntry + 1 else {
                throw ConstraintFault(
                    kind: .audit,
                    index: 0,
                    fault: "the audit is written in order, without a gap"
                )
            }
            entries.append(entry.linked(by: &linking))
            return
        }
        document[stored.kind].put(stored)
    }

    /// Stores a new record.
    ///
    /// - Throws: ``ConstraintFault`` if there is a record with its number already.
    func take(_ stored: StoredRecord) throws {
        if stored.kind != .audit, document[stored.kind].index(of: stored.number) != nil {
            throw ConstraintFault(
                kind: stored.kind,
                index: 0,
                fault: "there is another \(stored.kind.rawValue) \(stored.number)"
            )
        }
        try put(stored)
    }

    func auditEnd() throws -> AuditEnd {
        let last = entries.last?.sequence ?? audit.last
        return AuditEnd(last: last, link: entries.isEmpty ? audit.end.head : linking.head)
    }

    var lastEntry: Int64 { entries.last?.sequence ?? auditedUpTo }
}
