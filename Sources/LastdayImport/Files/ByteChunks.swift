/// The bytes of a file in chunks; after the last one, `next` returns an empty chunk or nil.
struct ByteChunks {
    let next: () throws(UnreadableFeed) -> [UInt8]?

    init(_ next: @escaping () throws(UnreadableFeed) -> [UInt8]?) {
        self.next = next
    }

    /// Creates a sequence of these bytes, as a single chunk.
    init(_ bytes: [UInt8]) {
        var rest: [UInt8]? = bytes
        self.init { () throws(UnreadableFeed) in
            defer { rest = nil }
            return rest
        }
    }
}
