import LastdayHashing

/// A digest of everything that a store keeps: two stores have the same one where they are equal to the last field.
///
/// SHA-256 over a line for each thing kept, as ``JSON/object(_:)`` writes its fields, in the order of
/// ``RecordReader/forEachRecord(_:)``. The sort of store does not matter, nor whether it was
/// written by a version that did not have a field yet in which nothing is entered.
public struct Digest: Sendable {
    private var hash = SHA256()
    /// How many things of each kind there are.
    public private(set) var counts: [RecordKind: Int] = [:]

    /// A digest of nothing yet.
    public init() {}

    /// The digest of everything there is.
    ///
    /// - Throws: What the store throws.
    public init(of records: any RecordReader) throws {
        var digest = Digest()
        try records.forEachRecord { digest.add($0) }
        self = digest
    }

    /// Adds the next thing.
    public mutating func add(_ kept: StoredRecord) {
        counts[kept.kind, default: 0] += 1
        let fields = zip(kept.fields, kept.record.form.fields).filter { $0.value != .none || !$1.isLater }
            .map(\.0)
        var line = "\(kept.kind.plural) \(JSON.object(fields))\n"
        line.withUTF8 { hash.update(UnsafeRawBufferPointer($0)) }
    }

    /// The digest so far, as 64 hexadecimal digits.
    public var text: String { hexadecimal(hash.finalize()) }
}
