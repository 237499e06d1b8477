import LastdayHashing

/// A digest of everything that a store keeps: two stores have the same one where they are equal to the last field.
///
/// SHA-256 over a line for each thing kept, as ``JSON/object(_:)`` writes its fields, in the order of
/// ``Records/forEachKept(_:)``. The sort of store does not matter.
public struct Digest: Sendable {
    private var hash = SHA256()
    /// How many things of each sort there are.
    public private(set) var counts: [Kept.Sort: Int] = [:]

    /// A digest of nothing yet.
    public init() {}

    /// The digest of everything there is.
    ///
    /// - Throws: What the store throws.
    public init(of records: any Records) throws {
        var digest = Digest()
        try records.forEachKept { digest.add($0) }
        self = digest
    }

    /// Adds the next thing.
    public mutating func add(_ kept: Kept) {
        counts[kept.sort, default: 0] += 1
        var line = "\(kept.sort.rawValue) \(JSON.object(kept.fields))\n"
        line.withUTF8 { hash.update(UnsafeRawBufferPointer($0)) }
    }

    /// The digest so far, as 64 hexadecimal digits.
    public var text: String { hexadecimal(hash.finalize()) }
}
