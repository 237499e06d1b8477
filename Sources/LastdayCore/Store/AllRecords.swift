/// An iterator over everything in a store, by kind and then by number, fetched in batches.
public struct AllRecords {
    private static let batch = 1_000

    private let records: any RecordReader
    private var kinds: ArraySlice<RecordKind>
    private var fetched: ArraySlice<StoredRecord> = []
    private var last: Int64?

    /// Creates an iterator over the given kinds, in the given order.
    public init(in records: any RecordReader, of kinds: [RecordKind] = RecordKind.copied) {
        self.records = records
        self.kinds = kinds[...]
    }

    /// Returns the next record; nil after the last one.
    ///
    /// - Throws: What the store throws.
    public mutating func next() throws -> StoredRecord? {
        while fetched.isEmpty, let kind = kinds.first {
            fetched = try records.records(of: kind, after: last, limit: Self.batch)[...]
            last = fetched.last?.number
            if fetched.isEmpty { kinds.removeFirst() }
        }
        return fetched.popFirst()
    }
}

extension RecordReader {
    /// Calls the body with everything in the store, by kind and then by number.
    ///
    /// - Throws: What the store or the body throws.
    public func forEachRecord(_ body: (StoredRecord) throws -> Void) throws {
        try forEachRecord(of: RecordKind.copied, body)
    }

    /// Calls the body with every record of a kind, by number.
    ///
    /// - Throws: What the store or the body throws.
    public func forEachRecord(of kind: RecordKind, _ body: (StoredRecord) throws -> Void) throws {
        try forEachRecord(of: [kind], body)
    }

    private func forEachRecord(of kinds: [RecordKind], _ body: (StoredRecord) throws -> Void) throws {
        var everything = AllRecords(in: self, of: kinds)
        while let stored = try everything.next() { try body(stored) }
    }

    /// Calls the body with every record of a type, by number.
    ///
    /// - Throws: What the store or the body throws.
    public func forEach<Record: Recorded>(_ type: Record.Type, _ body: (Record) throws -> Void) throws {
        try forEachRecord(of: type.kind) { try body($0.cast(to: type)) }
    }
}
