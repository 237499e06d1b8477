/// The bytes of a file, some at a time; nothing, or nil, behind the last.
struct ByteChunks {
    let next: () throws(UnreadableFeed) -> [UInt8]?

    init(_ next: @escaping () throws(UnreadableFeed) -> [UInt8]?) {
        self.next = next
    }

    /// These bytes, and no more.
    init(_ bytes: [UInt8]) {
        var rest: [UInt8]? = bytes
        self.init { () throws(UnreadableFeed) in
            defer { rest = nil }
            return rest
        }
    }
}
