import LastdayHashing

/// A digest of everything in a store; two stores have the same digest if they are identical down to the last
/// field.
///
/// It is the SHA-256 of one line per record, with the fields as ``JSON/object(_:)`` writes them, in the order
/// of ``RecordReader/forEachRecord(_:)``. The kind of store does not matter, nor does a field that an older
/// version did not have, as long as it is empty.
public struct Digest: Sendable {
    private var hash = SHA256()
    /// The number of records of each kind.
    public private(set) var counts: [RecordKind: Int] = [:]

    /// Creates the digest of an empty store.
    public init() {}

    /// Creates the digest of everything that can be read.
    ///
    /// - Throws: What the store throws.
    public init(of records: any RecordReader) throws {
        var digest = Digest()
        try records.forEachRecord { digest.add($0) }
        self = digest
    }

    /// Adds the next record.
    public mutating func add(_ stored: StoredRecord) {
        counts[stored.kind, default: 0] += 1
        let fields = zip(stored.fields, stored.record.form.fields).filter { !$0.value.isBlank || !$1.isLater }
            .map(\.0)
        var line = "\(stored.kind.plural) \(JSON.object(fields))\n"
        line.withUTF8 { hash.update(UnsafeRawBufferPointer($0)) }
    }

    /// The digest so far, as 64 hexadecimal digits.
    public var text: String { hexadecimal(hash.finalize()) }
}
