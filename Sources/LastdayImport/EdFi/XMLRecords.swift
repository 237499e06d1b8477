import CXML2
import LastdayCore

/// Reads an interchange file element by element, so that a large one does not have to be held.
///
/// A text that declares entities, or anything else, is refused, so that none reaches another file or grows; and so is what
/// would take time or memory without end. Once something is refused, the library gets no more bytes and is not listened to;
/// stopping it in its midst would be asking for trouble.
final class XMLRecords {
    typealias Take = (_ root: String, XMLRecord) throws(UnreadableFeed) -> Void

    /// How many attributes an element may have; Ed-Fi's have one or two, and the library compares each with all others.
    private static let mostAttributes = 1_000
    /// The most bytes that a record's texts and their paths may have: nobody's record comes near it.
    private static let largestRecord = 1 << 24
    private static let sorry = "which no interchange has; export the file again"

    private let name: String
    private let chunks: ByteChunks
    /// How many bytes a text, a tag or a comment may have, which has to be held whole.
    private let longest: Int
    private let take: Take
    /// Only while the file is read.
    private(set) var parser: xmlParserCtxtPtr?
    /// What has been read of the file and not been given to the library.
    private var rest: ArraySlice<UInt8> = []
    /// How many bytes the library got since it last told of something.
    private var unterminated = 0
    private var fault: UnreadableFeed?

    private var root: String?
    private var path: [String] = []
    private var record: XMLRecord?
    /// The text since the last tag.
    private var text: [UInt8] = []
    /// How many bytes the record's texts and their paths have so far.
    private var recordSize = 0
    private var hasChildren = false

    private init(_ name: String, _ chunks: ByteChunks, longest: Int, take: @escaping Take) {
        (self.name, self.chunks, self.longest, self.take) = (name, chunks, longest, take)
    }

    /// Reads the file at that path.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - name: What it is called in messages.
    ///   - longest: How many bytes a text, a tag or a comment may have.
    ///   - take: Called for each element below the root, with the root's name; what it throws ends the reading.
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
        // It takes a NUL for the end.
        if let input = parser?.pointee.input?.pointee, input.cur != input.end { refuseMalformed() }
        xmlFreeParserCtxt(parser)
        parser = nil
    }

    /// Puts the next bytes there, for the library, and tells how many; none once something is refused.
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
        // While a tag is read there is room, at five words each, for up to twice the attributes that it has so far.
        if let parser, max(parser.pointee.maxatts / 5, parser.pointee.nsNr) > 2 * Self.mostAttributes {
            refuseAttributes()
        }
        return fault == nil ? chunk.count : 0
    }

    /// Whether what the library tells is still listened to.
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

    /// Adds a text to the record, under the path that has been reached and what comes after it.
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

/// What is said of a text that is refused, where the library has got to.
extension XMLRecords {
    private var line: Int { Int(xmlSAX2GetLineNumber(parser)) }

    func refuse(_ what: String, line: Int? = nil, column: Int? = nil) {
        let place = "line \(line ?? self.line)" + (column.map { ", column \($0)" } ?? "")
        fault = fault ?? UnreadableFeed("\(name), \(place): \(what)")
    }

    /// Refuses what the library finds wrong.
    func refuse(_ error: xmlError) {
        // Bytes above ASCII that make no character. U+FFFE and U+FFFF are well written, though XML has neither.
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
