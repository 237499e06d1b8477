import Foundation
import LastdayHashing
import LastdaySystem

/// The pieces of a feed, grouped by the person they are about, however far apart they are in the feed.
///
/// They are distributed by key over files without a name, so that only one share at a time is in memory.
final class PartitionedRows {
    /// One piece: a row or an element, not yet decoded.
    struct Piece: Equatable {
        /// The number of the feed's file that it is from.
        let file: Int
        /// The line on which it begins.
        let line: Int
        /// Its contents.
        let texts: [String]
    }

    /// All pieces with one key, in the order in which they were added.
    struct Group {
        let key: String
        var pieces: [Piece]
    }

    /// The number of bytes of a feed for each share.
    private static let partitionSize = 1 << 20
    /// The most shares.
    private static let maxPartitions = 256

    private var partitions: [Partition] = []
    /// The remaining groups of the current share, in reverse order.
    private var groups: [Group] = []

    /// Creates the shares for files of that size in bytes.
    init(ofBytes size: Int) throws(UnreadableFeed) {
        let folder = try Disk.temporaryFolder()
        for number in 0..<min(max(size / Self.partitionSize, 1), Self.maxPartitions) {
            partitions.append(try Partition(at: "\(folder.path)/\(number)"))
        }
    }

    /// Adds a piece to those with the same key.
    func add(_ piece: Piece, under key: String) throws(UnreadableFeed) {
        // Swift's own hash differs between runs of the program, and so would the order of the import.
        try partitions[Int(FNV1a.hash(key.utf8) % UInt64(partitions.count))].add(piece, under: key)
    }

    /// Returns the next group; nil after the last one.
    ///
    /// The groups of a share come in the order in which their first pieces were added.
    func next() throws(UnreadableFeed) -> Group? {
        while groups.isEmpty {
            guard !partitions.isEmpty else { return nil }
            groups = try partitions.removeFirst().groups().reversed()
        }
        return groups.removeLast()
    }
}

/// One share of the pieces, in a file that does not outlive the process.
private final class Partition {
    private static let bufferSize = 1 << 14

    private let file: FileHandle
    private let path: String
    private var buffer: [UInt8] = []

    init(at path: String) throws(UnreadableFeed) {
        self.path = path
        file = try Disk.fileWithoutName(at: path)
    }

    func add(_ piece: PartitionedRows.Piece, under key: String) throws(UnreadableFeed) {
        append(piece.file)
        append(piece.line)
        append(piece.texts.count)
        append(key)
        for text in piece.texts { append(text) }
        if buffer.count >= Self.bufferSize { try flush() }
    }

    private func append(_ number: Int) {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).littleEndian) { buffer += $0 }
    }

    private func append(_ text: String) {
        append(text.utf8.count)
        buffer += text.utf8
    }

    private func flush() throws(UnreadableFeed) {
        do {
            try file.write(contentsOf: Data(buffer))
        } catch {
            throw UnreadableFeed("\(path): not enough space to sort the rows; free some, or set TMPDIR")
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Returns the pieces grouped by key.
    func groups() throws(UnreadableFeed) -> [PartitionedRows.Group] {
        try flush()
        let bytes: [UInt8]
        do {
            try file.seek(toOffset: 0)
            bytes = [UInt8](try file.readToEnd() ?? Data())
        } catch {
            throw Disk.unreadable(path, error)
        }
        var groups: [PartitionedRows.Group] = []
        var places: [String: Int] = [:]
        var position = 0
        func number() -> Int {
            defer { position += 4 }
            return (0..<4).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
        }
        func text() -> String {
            let count = number()
            defer { position += count }
            return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
        }
        while position < bytes.count {
            let (file, line, count) = (number(), number(), number())
            let key = text()
            let piece = PartitionedRows.Piece(file: file, line: line, texts: (0..<count).map { _ in text() })
            if let place = places[key] {
                groups[place].pieces.append(piece)
            } else {
                places[key] = groups.count
                groups.append(PartitionedRows.Group(key: key, pieces: [piece]))
            }
        }
        return groups
    }
}
