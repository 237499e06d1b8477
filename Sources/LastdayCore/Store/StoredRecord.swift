/// One thing that a store holds for ever: a record of any kind, or an entry of the audit.
public struct StoredRecord: Sendable, Equatable {
    /// The record.
    public let record: any Recorded

    /// Wraps a record.
    public init(_ record: any Recorded) { self.record = record }

    /// Reads a record from its fields.
    ///
    /// - Throws: ``UnreadableField``.
    public init(_ kind: RecordKind, _ fields: some FieldSource) throws(UnreadableField) {
        func read<Record: Recorded>(_ type: Record.Type) throws(UnreadableField) -> any Recorded {
            try Record(fields)
        }
        record = try read(kind.type)
    }

    /// The record's kind.
    public var kind: RecordKind { type(of: record).kind }

    /// The record's fields, in a fixed order.
    public var fields: [Field] { record.fields }

    /// Returns the record as the type that belongs to its kind; any other type is a programming error and
    /// traps.
    package func cast<Record: Recorded>(to type: Record.Type) -> Record {
        guard let record = record as? Record else {
            preconditionFailure("a \(kind.rawValue) among records of kind \(type.kind.rawValue)")
        }
        return record
    }

    /// The record's number among those of its kind; for an audit entry its sequence number.
    public var number: Int64 { record.number }

    /// Returns whether both are the same record.
    public static func == (left: StoredRecord, right: StoredRecord) -> Bool {
        left.record.isSame(as: right.record)
    }
}

extension RecordReader {
    /// Returns the record with a kind and number.
    ///
    /// - Throws: ``StoreFailure``.
    func record(_ kind: RecordKind, _ number: Int64) throws -> StoredRecord? {
        try records(of: kind, after: number - 1, limit: 1).first { $0.number == number }
    }
}

extension Change {
    /// Creates a change from one stored record to another of its kind; the first is nil if the record is new.
    package init(from: StoredRecord?, to: StoredRecord) { self.init(from?.record, to.record) }

    private init<Record: Recorded>(_ from: (any Recorded)?, _ to: Record) {
        self.init(from: from as? Record, to: to)
    }
}
