/// Everything that a store keeps, sort by sort and by number, fetched a batch at a time.
public struct EverythingKept {
    private static let batch = 1_000

    private let records: any Records
    private var sorts: ArraySlice<Kept.Sort>
    private var fetched: ArraySlice<Kept> = []
    private var last: Int64?

    /// All of those sorts, in that order.
    public init(in records: any Records, of sorts: [Kept.Sort] = Kept.Sort.allCases) {
        self.records = records
        self.sorts = sorts[...]
    }

    /// The next thing; nil behind the last.
    ///
    /// - Throws: What the store throws.
    public mutating func next() throws -> Kept? {
        while fetched.isEmpty, let sort = sorts.first {
            fetched = try records.kept(sort, after: last, limit: Self.batch)[...]
            last = fetched.last?.number
            if fetched.isEmpty { sorts.removeFirst() }
        }
        return fetched.popFirst()
    }
}

extension Records {
    /// Everything that the store keeps, sort by sort and by number.
    ///
    /// - Throws: What the store or the body throws.
    public func forEachKept(_ body: (Kept) throws -> Void) throws {
        try forEachKept(of: Kept.Sort.allCases, body)
    }

    /// Everything of that sort that the store keeps, by number.
    ///
    /// - Throws: What the store or the body throws.
    public func forEachKept(of sort: Kept.Sort, _ body: (Kept) throws -> Void) throws {
        try forEachKept(of: [sort], body)
    }

    private func forEachKept(of sorts: [Kept.Sort], _ body: (Kept) throws -> Void) throws {
        var everything = EverythingKept(in: self, of: sorts)
        while let kept = try everything.next() { try body(kept) }
    }
}
