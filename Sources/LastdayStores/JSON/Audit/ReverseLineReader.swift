import LastdayCore
import LastdaySystem

/// The lines of a file from last to first, read in portions; bytes after the last line end are ignored.
struct ReverseLineReader {
    private let file: DiskFile
    /// The bytes read but not returned yet: from `start` in the file up to and including a line end.
    private var bytes: [UInt8] = []
    private var start: Int
    private var hasBegun = false

    init(_ file: DiskFile, _ length: Int) {
        self.file = file
        start = length
    }

    /// Returns the previous line, without its end, and the offset after that end; nil before the first line.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    mutating func next() throws(StoreFailure) -> (end: Int, line: ArraySlice<UInt8>)? {
        if !hasBegun {
            hasBegun = true
            guard let last = try lineEnd(ignoring: 0) else { return nil }
            bytes.removeLast(bytes.count - last - 1)
        }
        guard !bytes.isEmpty || start > 0 else { return nil }
        let first = try lineEnd(ignoring: 1).map { $0 + 1 } ?? 0
        let line = bytes[first..<(bytes.count - 1)]
        let end = start + bytes.count
        bytes.removeLast(bytes.count - first)
        return (end, line)
    }

    /// Returns the index of the last line end before the last `tail` bytes, reading more if necessary.
    private mutating func lineEnd(ignoring tail: Int) throws(StoreFailure) -> Int? {
        var portion = 1 << 14
        while true {
            let end = bytes.dropLast(tail).lastIndex(of: UInt8(ascii: "\n"))
            guard end == nil, start > 0 else { return end }
            let first = max(0, start - portion)
            let read = try file.read(from: first, count: start - first)
            guard read.count == start - first else {
                throw StoreFailure.damaged(file.path, detail: "it is cut off")
            }
            bytes = read + bytes
            start = first
            portion *= 2
        }
    }
}
