import Foundation
public import LastdayCore
import LastdaySystem

/// The decoded rows of a feed, in a file without a name, to be read one at a time as often as necessary.
///
/// A feed is read to its end, and refused if it has any faults, before the store is locked for it. In memory
/// the spool holds a buffer and at most one row.
public final class Spool {
    private static let bufferSize = 1 << 16

    private let file: FileHandle
    private let path: String
    private var writer = RowWriter()
    /// The bytes read from the file; those from `start` on have not been returned yet.
    private var bytes: [UInt8] = []
    private var start = 0

    init() throws(UnreadableFeed) {
        let folder = try Disk.temporaryFolder()
        path = "\(folder.path)/rows"
        file = try Disk.fileWithoutName(at: path)
    }

    func add(_ row: FeedRow) throws(UnreadableFeed) {
        writer.add(row)
        if writer.bytes.count >= Self.bufferSize { try flush() }
    }

    /// Returns to the first row.
    ///
    /// - Throws: ``UnreadableFeed``.
    public func rewind() throws {
        try flush()
        (bytes, start) = ([], 0)
        do { try file.seek(toOffset: 0) } catch { throw Disk.unreadable(path, error) }
    }

    /// Returns the next row; nil after the last one.
    ///
    /// - Throws: ``UnreadableFeed``.
    public func next() throws -> FeedRow? {
        guard try has(RowWriter.lengthSize) else { return nil }
        let length = RowWriter.length(of: bytes[start...])
        guard try has(RowWriter.lengthSize + length) else { throw UnreadableFeed("\(path): is cut off") }
        var reader = RowReader(bytes[(start + RowWriter.lengthSize)...])
        start += RowWriter.lengthSize + length
        return reader.row()
    }

    private func flush() throws(UnreadableFeed) {
        guard !writer.bytes.isEmpty else { return }
        do {
            try file.write(contentsOf: Data(writer.bytes))
        } catch {
            throw UnreadableFeed("\(path): not enough space for the rows; free some, or set TMPDIR")
        }
        writer.bytes.removeAll(keepingCapacity: true)
    }

    /// Returns whether that many more bytes are available, reading on if necessary.
    private func has(_ count: Int) throws -> Bool {
        guard bytes.count - start < count else { return true }
        bytes.removeSubrange(..<start)
        start = 0
        while bytes.count < count {
            do {
                let wanted = max(Self.bufferSize, count - bytes.count)
                guard let more = try file.read(upToCount: wanted), !more.isEmpty else { return false }
                bytes += more
            } catch {
                throw Disk.unreadable(path, error)
            }
        }
        return true
    }
}
