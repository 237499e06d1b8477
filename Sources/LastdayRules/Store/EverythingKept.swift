/// Everything that a store keeps, kind by kind and by number, fetched a batch at a time.
public struct EverythingKept {
    private static let batch = 1_000

    private let records: any Records
    private var kinds: ArraySlice<RecordKind>
    private var fetched: ArraySlice<Kept> = []
    private var last: Int64?

    /// All of those kinds, in that order.
    public init(in records: any Records, of kinds: [RecordKind] = RecordKind.copied) {
        self.records = records
        self.kinds = kinds[...]
    }

    /// The next thing; nil behind the last.
    ///
    /// - Throws: What the store throws.
    public mutating func next() throws -> Kept? {
        while fetched.isEmpty, let kind = kinds.first {
            fetched = try records.kept(kind, after: last, limit: Self.batch)[...]
            last = fetched.last?.number
            if fetched.isEmpty { kinds.removeFirst() }
        }
        return fetched.popFirst()
    }
}

extension Records {
    /// Everything that the store keeps, kind by kind and by number.
    ///
    /// - Throws: What the store or the body throws.
    public func forEachKept(_ body: (Kept) throws -> Void) throws {
        try forEachKept(of: RecordKind.copied, body)
    }

    /// Everything of that kind that the store keeps, by number.
    ///
    /// - Throws: What the store or the body throws.
    public func forEachKept(of kind: RecordKind, _ body: (Kept) throws -> Void) throws {
        try forEachKept(of: [kind], body)
    }

    private func forEachKept(of kinds: [RecordKind], _ body: (Kept) throws -> Void) throws {
        var everything = EverythingKept(in: self, of: kinds)
        while let kept = try everything.next() { try body(kept) }
    }

    /// All records of that type, by number.
    ///
    /// - Throws: What the store or the body throws.
    public func forEach<Record: Recorded>(_ type: Record.Type, _ body: (Record) throws -> Void) throws {
        try forEachKept(of: type.kind) { try body($0.cast(to: type)) }
    }
}
