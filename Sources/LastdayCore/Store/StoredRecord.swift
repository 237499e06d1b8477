/// One thing that a store keeps for ever: a record of any kind, or an entry of the audit.
public struct StoredRecord: Sendable, Equatable {
    /// The record.
    public let record: any Recorded

    /// Something that is kept.
    public init(_ record: any Recorded) { self.record = record }

    /// Reads one back from its fields.
    ///
    /// - Throws: ``UnreadableField``.
    public init(_ kind: RecordKind, _ fields: some FieldSource) throws(UnreadableField) {
        func read<Record: Recorded>(_ type: Record.Type) throws(UnreadableField) -> any Recorded {
            try Record(fields)
        }
        record = try read(kind.type)
    }

    /// What kind of record it is.
    public var kind: RecordKind { type(of: record).kind }

    /// All that it holds, in a fixed order.
    public var fields: [Field] { record.fields }

    /// The record, of the type that whoever asked for its kind expects; another is this program's own mistake.
    package func cast<Record: Recorded>(to type: Record.Type) -> Record {
        guard let record = record as? Record else {
            preconditionFailure("a \(kind.rawValue) among records of kind \(type.kind.rawValue)")
        }
        return record
    }

    /// Its place among those of its kind: the number, or the audit's sequence number.
    public var number: Int64 { record.number }

    /// Whether both are the same record.
    public static func == (left: StoredRecord, right: StoredRecord) -> Bool { left.record.isSame(as: right.record) }
}

extension RecordReader {
    /// The record of that kind and number.
    ///
    /// - Throws: ``StoreFailure``.
    func record(_ kind: RecordKind, _ number: Int64) throws -> StoredRecord? {
        try records(of: kind, after: number - 1, limit: 1).first { $0.number == number }
    }
}

extension Change {
    /// What is kept that becomes another of its kind, or is new.
    package init(from: StoredRecord?, to: StoredRecord) { (self.from, self.to) = (from?.record, to.record) }
}
