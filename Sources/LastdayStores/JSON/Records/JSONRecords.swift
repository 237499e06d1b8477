import LastdayMessages
import LastdayCore

/// What the rules ask, answered out of a document; and what a transaction changes of it.
///
/// It belongs to one read or one transaction, and what a transaction has done to it counts only once it is written.
final class JSONRecords {
    var document: JSONDocument
    let audit: AuditFile
    /// The last entry of the audit that counts for the document.
    let auditedUpTo: Int64
    let marks: () throws -> DeliveryMarks
    /// The entries that the transaction adds.
    private(set) var entries: [AuditEntry] = []
    private var linking: AuditChain
    /// Whether all this was taken over from another store, with its audit.
    var isAdopted = false
    /// How far the other store's targets had been told.
    var adoptedMarks: DeliveryMarks?
    var notes: [[UInt8]: String] = [:]

    /// The records of a document.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - audit: Its audit.
    ///   - auditedUpTo: The last entry that counts.
    ///   - marks: Tells how far each target has been told.
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
        // What is added is added behind all that there is: a transaction begins when the document is up to it.
        linking = AuditChain(after: audit.end.head)
    }

    /// Keeps the events' changes and their audit entries, until the whole is written.
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

    /// Keeps one thing, as it is or as another store had it.
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

    /// Keeps something new.
    ///
    /// - Throws: ``ConstraintFault`` where there is one with its number.
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
