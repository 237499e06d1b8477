import CXML2
import LastdayCore

/// A reader of interchange files that goes element by element, so that a large file is never held in memory.
///
/// It refuses every document type declaration, so that no entity can expand or refer to another file, and
/// whatever would take unbounded time or memory. Once it has refused something, it gives the library no more
/// bytes and ignores its callbacks, because stopping the library at an arbitrary point is not safe.
final class XMLRecords {
    typealias Take = (_ root: String, XMLRecord) throws(UnreadableFeed) -> Void

    /// The most attributes that an element may have; Ed-Fi's have one or two, and the library compares each
    /// with all others.
    private static let mostAttributes = 1_000
    /// The most bytes that a record's texts and their paths may have; no real record comes near it.
    private static let largestRecord = 1 << 24
    private static let sorry = "which no interchange has; export the file again"

    private let name: String
    private let chunks: ByteChunks
    /// The most bytes that a text, a tag or a comment may have, because each is held in memory as a whole.
    private let longest: Int
    private let take: Take
    /// The library's parser; nil unless a file is being read.
    private(set) var parser: xmlParserCtxtPtr?
    /// The bytes that have been read from the file but not passed to the library.
    private var rest: ArraySlice<UInt8> = []
    /// The number of bytes passed to the library since its last callback.
    private var unterminated = 0
    private var fault: UnreadableFeed?

    private var root: String?
    private var path: [String] = []
    private var record: XMLRecord?
    /// The text since the last tag.
    private var text: [UInt8] = []
    /// The size so far of the record's texts and their paths, in bytes.
    private var recordSize = 0
    private var hasChildren = false

    private init(_ name: String, _ chunks: ByteChunks, longest: Int, take: @escaping Take) {
        (self.name, self.chunks, self.longest, self.take) = (name, chunks, longest, take)
    }

    /// Reads the file at a path.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - name: The file's name in messages.
    ///   - longest: The most bytes that a text, a tag or a comment may have.
    ///   - take: Called for each element below the root, with the root's name; if it throws, reading ends.
    /// - Returns: The root's name.
    /// - Throws: ``UnreadableFeed`` with line and column.
    static func read(
        _ path: String,
        named name: String,
        longest: Int = 1 << 24,
        _ take: Take
    ) throws(UnreadableFeed) -> String {
        let chunks = try Disk.chunks(of: path)
        let records = withoutActuallyEscaping(take) { take in
            let records = XMLRecords(name, chunks, longest: longest, take: take)
            records.parse()
            return (fault: records.fault, root: records.root)
        }
        if let fault = records.fault { throw fault }
        guard let root = records.root else { throw UnreadableFeed("\(name): cannot be read") }
        return root
    }

    private func parse() {
        parser = newParser()
        xmlParseDocument(parser)
        // The library takes a NUL for the end of the text.
        if let input = parser?.pointee.input?.pointee, input.cur != input.end { refuseMalformed() }
        xmlFreeParserCtxt(parser)
        parser = nil
    }

    /// Copies the next bytes to the library's buffer; returns their number, which is 0 after a refusal.
    func fill(_ target: UnsafeMutableRawBufferPointer) -> Int {
        guard fault == nil else { return 0 }
        do throws(UnreadableFeed) {
            if rest.isEmpty { rest = try chunks.next()?[...] ?? [] }
        } catch {
            fault = error
        }
        let chunk = rest.prefix(target.count)
        rest = rest.dropFirst(chunk.count)
        target.copyBytes(from: chunk)
        unterminated += chunk.count
        if unterminated > longest { refuseLength() }
        // While the library reads a tag, it has room, five words each, for twice the attributes read so far.
        if let parser, max(parser.pointee.maxatts / 5, parser.pointee.nsNr) > 2 * Self.mostAttributes {
            refuseAttributes()
        }
        return fault == nil ? chunk.count : 0
    }

    /// Returns whether the library's callbacks are still handled; called at the start of each.
    func listens() -> Bool {
        unterminated = 0
        if parser?.pointee.input?.pointee.buf?.pointee.encoder != nil { refuseEncoding() }
        return fault == nil
    }

    func start(_ element: String, _ attributes: [String: String], _ count: Int) {
        guard count <= Self.mostAttributes else { return refuseAttributes() }
        path.append(element)
        text.removeAll(keepingCapacity: true)
        hasChildren = false
        switch path.count {
        case 1: root = element
        case 2:
            record = XMLRecord(name: element, id: attributes["id"], line: line)
            recordSize = 0
        default:
            if let reference = attributes["ref"] { add(reference, at: "@ref") }
        }
    }

    func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        text.append(contentsOf: bytes)
        if text.count > longest { refuseLength() }
    }

    func end() {
        let value = String(decoding: text, as: UTF8.self).trimmed
        if path.count > 2, !hasChildren, !value.isEmpty { add(value) }
        if path.count == 2, let root, let record, fault == nil {
            do throws(UnreadableFeed) { try take(root, record) } catch { fault = error }
        }
        path.removeLast()
        hasChildren = true
        text.removeAll(keepingCapacity: true)
    }

    /// Adds a text to the record, with the current path followed by `end`.
    private func add(_ text: String, at end: String = "") {
        guard let line = record?.line else { return }
        let path = path.dropFirst(2).joined(separator: "/") + end
        recordSize += path.utf8.count + text.utf8.count
        guard recordSize <= Self.largestRecord else {
            return refuse("an element of more than \(Self.largestRecord >> 20) MB, \(Self.sorry)", line: line)
        }
        record?.texts.append((path, text))
    }
}

/// Faults, reported at the place that the library has reached.
extension XMLRecords {
    private var line: Int { Int(xmlSAX2GetLineNumber(parser)) }

    func refuse(_ what: String, line: Int? = nil, column: Int? = nil) {
        let place = "line \(line ?? self.line)" + (column.map { ", column \($0)" } ?? "")
        fault = fault ?? UnreadableFeed("\(name), \(place): \(what)")
    }

    /// Refuses the text because of an error that the library found.
    func refuse(_ error: xmlError) {
        // Bytes above ASCII that encode no character. U+FFFE and U+FFFF are valid UTF-8, but not valid XML.
        let isNone = error.code == XML_ERR_INVALID_CHAR.rawValue && ![0xFFFE, 0xFFFF].contains(error.int1)
        let byte = parser?.pointee.input?.pointee.cur?.pointee ?? 0
        if isNone, byte >= 0x80 { refuseEncoding() } else { refuseMalformed() }
    }

    private func refuseMalformed() {
        let column = Int(xmlSAX2GetColumnNumber(parser))
        refuse("not well-formed XML; export the file again", column: column)
    }

    private func refuseEncoding() { refuse("not UTF-8 text; export the file as UTF-8") }

    private func refuseLength() { refuse("a text of more than \(longest >> 20) MB, \(Self.sorry)") }

    private func refuseAttributes() {
        refuse("an element with more than \(Self.mostAttributes) attributes, \(Self.sorry)")
    }
}
