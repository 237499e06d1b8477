import Foundation
import LastdayHashing
import LastdaySystem

/// Pieces of a feed brought together by whom they are about, however far apart they stand.
///
/// They wait in files without a name, dealt out by their keys, so that only one share of a large feed is ever held.
final class Gathering {
    /// One piece: a row or an element, as it stands.
    struct Piece: Equatable {
        /// Which of the feed's files it is from.
        let file: Int
        /// The line on which it begins.
        let line: Int
        /// What it says.
        let texts: [String]
    }

    /// All pieces with one key, in the order in which they were added.
    struct Group {
        let key: String
        var pieces: [Piece]
    }

    /// How many bytes of a feed make a share, and how many shares there can be.
    private static let shareSize = 1 << 20
    private static let mostShares = 256

    private var shares: [Share] = []
    /// The groups of the share that is being handed out, the next one last.
    private var groups: [Group] = []

    /// Room for the pieces of files with so many bytes.
    init(ofBytes size: Int) throws(UnreadableFeed) {
        let folder = try Disk.temporaryFolder()
        for number in 0..<min(max(size / Self.shareSize, 1), Self.mostShares) {
            shares.append(try Share(at: "\(folder.path)/\(number)"))
        }
    }

    /// Adds a piece to those with the same key.
    func add(_ piece: Piece, under key: String) throws(UnreadableFeed) {
        // Swift's own hash differs from run to run, and with it the order of what is imported.
        try shares[Int(FNV1a.hash(key.utf8) % UInt64(shares.count))].add(piece, under: key)
    }

    /// The next group; nil behind the last.
    ///
    /// Within a share, the one whose first piece was added first comes first.
    func next() throws(UnreadableFeed) -> Group? {
        while groups.isEmpty {
            guard !shares.isEmpty else { return nil }
            groups = try shares.removeFirst().groups().reversed()
        }
        return groups.removeLast()
    }
}

/// One share of the pieces, in a file that is gone with the process.
private final class Share {
    private static let bufferSize = 1 << 14

    private let file: FileHandle
    private let path: String
    private var buffer: [UInt8] = []

    init(at path: String) throws(UnreadableFeed) {
        self.path = path
        file = try Disk.fileWithoutName(at: path)
    }

    func add(_ piece: Gathering.Piece, under key: String) throws(UnreadableFeed) {
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

    /// The pieces by their keys.
    func groups() throws(UnreadableFeed) -> [Gathering.Group] {
        try flush()
        let bytes: [UInt8]
        do {
            try file.seek(toOffset: 0)
            bytes = [UInt8](try file.readToEnd() ?? Data())
        } catch {
            throw Disk.unreadable(path, error)
        }
        var groups: [Gathering.Group] = []
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
            let piece = Gathering.Piece(file: file, line: line, texts: (0..<count).map { _ in text() })
            if let place = places[key] {
                groups[place].pieces.append(piece)
            } else {
                places[key] = groups.count
                groups.append(Gathering.Group(key: key, pieces: [piece]))
            }
        }
        return groups
    }
}
