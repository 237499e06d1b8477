/// A record that is stored for ever: it can be created and changed, and there is no operation that deletes
/// it.
///
/// Stores, exports and the audit learn everything about its fields from its schema.
public protocol Recorded: Sendable, Equatable {
    /// Its fields, each described once.
    static var schema: RecordSchema<Self> { get }
    /// Its number among the records of its kind, from 1; never used twice.
    ///
    /// A night's number is its date.
    var number: Int64 { get }
}

extension Recorded {
    /// The kind of record.
    public static var kind: RecordKind { schema.kind }

    /// The schema of its kind, without the record's type.
    public static var form: RecordForm { schema.form }

    /// The schema of its kind, without the record's type.
    public var form: RecordForm { Self.form }

    /// All its fields, in the order of the schema.
    public var fields: [Field] { Self.schema.fields(of: self) }

    /// Returns whether the other record is of the same type and equal.
    public func isSame(as other: any Recorded) -> Bool { other as? Self == self }

    /// Reads a record back from its fields.
    ///
    /// - Throws: ``UnreadableField``, also if a field is left unread or the record breaks a rule.
    public init(_ source: some FieldSource) throws(UnreadableField) {
        var source: any FieldSource = source
        self = try Self.schema.record(from: &source)
        try source.end()
    }

    /// The reason why no store accepts the record, whatever else the store holds: the field and its fault.
    ///
    /// Nil if nothing is wrong. A text cannot contain U+0000: C libraries take it for the end, and databases
    /// refuse it.
    public var unkeepable: String? { Self.schema.fault(of: self) }
}
