/// A record that is kept for ever: it can be made and changed, and there is no word for deleting it.
///
/// All that stores, exports and the audit know of its fields comes from its schema.
public protocol Recorded: Sendable, Equatable {
    /// Its fields, each described once.
    static var schema: RecordSchema<Self> { get }
    /// Its number among the records of its kind, from 1; never used twice.
    var number: Int64 { get }
}

extension Recorded {
    /// What kind of record it is.
    public static var kind: RecordKind { schema.kind }

    /// The form of records of its kind.
    public static var form: RecordForm { schema.form }

    /// The form of records of its kind.
    public var form: RecordForm { Self.form }

    /// All that it holds, in the order of the schema.
    public var fields: [Field] { Self.schema.fields(of: self) }

    /// Whether the other record is the same.
    public func isSame(as other: any Recorded) -> Bool { other as? Self == self }

    /// Reads a record back from its fields.
    ///
    /// - Throws: ``UnreadableField``.
    public init(_ source: some FieldSource) throws(UnreadableField) {
        var source: any FieldSource = source
        self = try Self.schema.record(from: &source)
        try source.end()
    }

    /// Why no store keeps it, whatever else is there: the field and what is wrong with it.
    ///
    /// Nil if nothing is wrong. A text cannot contain U+0000: C libraries take it for the end, and databases refuse it.
    public var unkeepable: String? { Self.schema.fault(of: self) }
}
