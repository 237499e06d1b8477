import CZlib
import Foundation
import LastdayCore

/// A .zip archive (APPNOTE.TXT of PKWARE) of files that are stored or deflated.
///
/// Nothing in it is trusted: neither its sizes, nor its checksums, nor its paths, of which only the last
/// component is used.
///
/// No library reports an archive's faults as this does. libzip 1.7.3 refuses archives in which a size is
/// 0xFFFFFFFF, and does not notice that a file is encrypted if only the file's own header says so. libarchive
/// 3.6.2 trusts that header over the directory, cannot read the directory first, and does not recognise an
/// archive without files.
struct ZipArchive {
    /// A file in the archive.
    struct Entry {
        /// The last component of the path.
        let name: String
        let path: String
        fileprivate let method: Int
        fileprivate let checksum: UInt32
        fileprivate let packedSize: Int
        fileprivate let size: Int
        fileprivate let offset: Int
    }

    /// What tells the files of an archive apart.
    enum Naming {
        /// The last component of their paths, as in a feed.
        case lastComponent
        /// Their whole paths, as in a workbook.
        case wholePath
    }

    /// The most bytes that its files may unpack to, each and together; no feed comes near it, but a malicious
    /// archive does.
    private static let largest = 2 << 30
    /// The highest ratio of unpacked to deflated bytes that the deflate format allows.
    private static let largestRatio = 1_032

    let entries: [Entry]
    private let name: String
    private let bytes: Data

    /// Reads the archive's directory.
    ///
    /// - Throws: ``UnreadableFeed``.
    init(path: String, name: String, naming: Naming = .lastComponent) throws(UnreadableFeed) {
        self.name = name
        _ = try Disk.opened(path)
        do {
            bytes = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
        } catch {
            throw Disk.unreadable(path, error)
        }
        guard let directory = Self.directory(of: bytes) else {
            throw UnreadableFeed("\(name): not a complete zip archive; create or send it again")
        }
        var entries: [Entry] = []
        var position = directory.offset
        for _ in 0..<directory.count {
            guard let (entry, next) = Self.entry(at: position, of: bytes) else {
                throw UnreadableFeed("\(name): not a complete zip archive; create or send it again")
            }
            position = next
            if let entry { entries.append(entry) }
        }
        var names: Set<String> = []
        for entry in entries {
            let key = (naming == .lastComponent ? entry.name : entry.path).lowercased()
            guard names.insert(key).inserted else {
                throw UnreadableFeed("\(name): \(quoted(key)) appears in it more than once")
            }
        }
        if let giant = entries.first(where: { $0.size > Self.largest }) {
            throw UnreadableFeed(
                "\(name), \(brief(giant.name)): would unpack to gigabytes, but no feed is that large"
            )
        }
        // Several entries can share the same bytes of the archive.
        guard entries.reduce(0, { $0 + min($1.size, Self.largest) }) <= Self.largest else {
            throw UnreadableFeed("\(name): would unpack to gigabytes, but no feed is that large")
        }
        self.entries = entries
    }

    /// Returns whether it has a file with that path, in any case.
    func holds(_ path: String) -> Bool { entries.contains { $0.path.lowercased() == path.lowercased() } }

    /// Returns the number of entries and the offset of the first from the end record; nil without one.
    private static func directory(of bytes: Data) -> (count: Int, offset: Int)? {
        let least = 22
        guard bytes.count >= least else { return nil }
        // A comment of up to 65,535 bytes may follow the end record.
        for start in stride(from: bytes.count - least, through: max(0, bytes.count - least - 65_535), by: -1)
        where bytes.number(at: start, 4) == 0x0605_4B50 {
            guard let count = bytes.number(at: start + 10, 2), let offset = bytes.number(at: start + 16, 4)
            else {
                return nil
            }
            guard count == 0xFFFF || offset == 0xFFFF_FFFF else { return (count, offset) }
            return largeDirectory(before: start, of: bytes) ?? (count, offset)
        }
        return nil
    }

    /// Returns the same from the Zip64 end record, whose place is in a locator in front of the usual one; nil
    /// without these.
    private static func largeDirectory(before end: Int, of bytes: Data) -> (count: Int, offset: Int)? {
        let locator = end - 20
        guard bytes.number(at: locator, 4) == 0x0706_4B50, let record = bytes.number(at: locator + 8, 8),
            bytes.number(at: record, 4) == 0x0606_4B50, let count = bytes.number(at: record + 32, 8),
            let offset = bytes.number(at: record + 48, 8), count >= 0, count <= bytes.count, offset >= 0
        else { return nil }
        return (count, offset)
    }

    /// Returns the directory's entry at an offset and the offset of the next; nil if it is not complete.
    ///
    /// The entry is nil for a folder or a hidden file.
    private static func entry(at start: Int, of bytes: Data) -> (Entry?, next: Int)? {
        guard bytes.number(at: start, 4) == 0x0201_4B50, let method = bytes.number(at: start + 10, 2),
            let checksum = bytes.number(at: start + 16, 4), let packedSize = bytes.number(at: start + 20, 4),
            let size = bytes.number(at: start + 24, 4), let nameLength = bytes.number(at: start + 28, 2),
            let extraLength = bytes.number(at: start + 30, 2),
            let commentLength = bytes.number(at: start + 32, 2),
            let offset = bytes.number(at: start + 42, 4), start + 46 + nameLength <= bytes.count
        else { return nil }
        let next = start + 46 + nameLength + extraLength + commentLength
        let first = bytes.startIndex + start + 46
        let path = String(decoding: bytes[first..<(first + nameLength)], as: UTF8.self)
        let parts = path.split(whereSeparator: { $0 == "/" || $0 == "\\" })
        guard let last = parts.last, !path.hasSuffix("/"), parts.first != "__MACOSX", !last.hasPrefix(".")
        else {
            return (nil, next)
        }
        let extra = start + 46 + nameLength
        let large = large([size, packedSize, offset], at: extra, extraLength, of: bytes)
        let entry = Entry(
            name: String(last),
            path: parts.joined(separator: "/"),
            method: method,
            checksum: UInt32(truncatingIfNeeded: checksum),
            packedSize: large[1],
            size: large[0],
            offset: large[2]
        )
        return (entry, next)
    }

    /// Returns the numbers of an entry with those that do not fit in 32 bits, or that a program would not let
    /// fit there, from its Zip64 field.
    private static func large(_ numbers: [Int], at start: Int, _ length: Int, of bytes: Data) -> [Int] {
        var numbers = numbers
        var position = start
        while position + 4 <= start + length, let id = bytes.number(at: position, 2),
            let size = bytes.number(at: position + 2, 2)
        {
            var place = position + 4
            position = place + size
            guard id == 1, position <= start + length else { continue }
            for index in numbers.indices where numbers[index] == 0xFFFF_FFFF && place + 8 <= position {
                // A number beyond 63 bits is no size of anything.
                guard let number = bytes.number(at: place, 8), number >= 0 else { break }
                numbers[index] = number
                place += 8
            }
        }
        return numbers
    }

    /// Unpacks one file.
    ///
    /// - Throws: ``UnreadableFeed``.
    func unpack(_ entry: Entry, to path: String) throws(UnreadableFeed) {
        func fault(_ what: String) -> UnreadableFeed {
            UnreadableFeed("\(name), \(brief(entry.name)): \(what)")
        }
        guard entry.offset <= bytes.count, bytes.number(at: entry.offset, 4) == 0x0403_4B50,
            let flags = bytes.number(at: entry.offset + 6, 2),
            let nameLength = bytes.number(at: entry.offset + 26, 2),
            let extraLength = bytes.number(at: entry.offset + 28, 2)
        else { throw fault("is incomplete; create or send the archive again") }
        guard flags & 1 == 0 else { throw fault("is encrypted; unpack it first") }
        guard entry.packedSize <= bytes.count,
            entry.size <= (entry.packedSize + 1) * Self.largestRatio
        else {
            throw fault("is damaged; create or send the archive again")
        }
        let start = entry.offset + 30 + nameLength + extraLength
        guard start + entry.packedSize <= bytes.count else {
            throw fault("is cut off; create or send the archive again")
        }
        let packed = bytes[(bytes.startIndex + start)..<(bytes.startIndex + start + entry.packedSize)]
        guard let file = Unpacked(at: path) else { throw fault("no space to unpack it") }
        switch entry.method {
        case 0: file.write(packed)
        case 8:
            guard file.inflate(packed, to: entry.size) else {
                throw fault(
                    file.isFull ? "no space to unpack it" : "is damaged; create or send the archive again"
                )
            }
        default: throw fault("is compressed by a method that is not supported; use the usual one")
        }
        guard !file.isFull else { throw fault("no space to unpack it") }
        guard file.count == entry.size, file.checksum == entry.checksum else {
            throw fault("is damaged; create or send the archive again")
        }
    }
}

/// A file that is being unpacked, a chunk at a time.
private final class Unpacked {
    private static let chunk = 1 << 16

    private let file: FileHandle
    /// The number of bytes written.
    private(set) var count = 0
    /// The CRC-32 of these bytes.
    private(set) var checksum: UInt32 = 0
    /// Whether a chunk could not be written.
    private(set) var isFull = false

    init?(at path: String) {
        let url = URL(filePath: path)
        guard (try? Data().write(to: url, options: .withoutOverwriting)) != nil,
            let file = try? FileHandle(forWritingTo: url)
        else { return nil }
        self.file = file
    }

    func write(_ bytes: Data) {
        count += bytes.count
        checksum = UInt32(
            truncatingIfNeeded: bytes.withUnsafeBytes {
                crc32_z(UInt(checksum), $0.bindMemory(to: UInt8.self).baseAddress, $0.count)
            }
        )
        do { try file.write(contentsOf: bytes) } catch { isFull = true }
    }

    /// Unpacks and writes deflated bytes; returns false if they are damaged or do not have that size.
    func inflate(_ packed: Data, to size: Int) -> Bool {
        var stream = z_stream()
        // Negative: raw deflate data, without zlib's header.
        guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else {
            return false
        }
        defer { inflateEnd(&stream) }
        var target = [UInt8](repeating: 0, count: Self.chunk)
        var source = packed[...]
        var result = Z_OK
        while result == Z_OK, !isFull, count <= size {
            // In chunks, because zlib counts in 32 bits.
            var chunk = [UInt8](source.prefix(Self.chunk))
            let written = chunk.withUnsafeMutableBufferPointer { chunk in
                target.withUnsafeMutableBufferPointer { target in
                    stream.next_in = chunk.baseAddress
                    stream.avail_in = UInt32(chunk.count)
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    result = CZlib.inflate(&stream, Z_NO_FLUSH)
                    return target.count - Int(stream.avail_out)
                }
            }
            source = source.dropFirst(chunk.count - Int(stream.avail_in))
            write(Data(target.prefix(written)))
        }
        return result == Z_STREAM_END && count == size
    }
}

extension Data {
    /// Returns the little-endian number of that width in bytes; nil if the data ends before.
    fileprivate func number(at offset: Int, _ width: Int) -> Int? {
        guard offset >= 0, offset <= count - width else { return nil }
        return (0..<width).reduce(0) { $0 | Int(self[startIndex + offset + $1]) << (8 * $1) }
    }
}
