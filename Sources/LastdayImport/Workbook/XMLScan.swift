import CXML2

/// What is told what an ``XMLScan`` finds.
protocol XMLListener: AnyObject {
    /// An element begins.
    func start(_ element: String, _ attributes: XMLAttributes) throws(UnreadableFeed)
    /// A piece of the text of the current element.
    func add(_ text: UnsafeBufferPointer<UInt8>) throws(UnreadableFeed)
    /// An element ends.
    func end(_ element: String) throws(UnreadableFeed)
}

/// The attributes of an element, by their names without prefix.
struct XMLAttributes {
    fileprivate let words: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    fileprivate let count: Int

    /// Returns the value of an attribute; nil if there is none.
    subscript(_ name: StaticString) -> String? {
        // libxml2 passes five pointers for each: name, prefix, namespace, and the start and end of the value.
        for place in stride(from: 0, to: 5 * count, by: 5) {
            guard let words, let own = words[place], let begin = words[place + 3], let end = words[place + 4],
                xmlStrEqual(own, name.utf8Start) != 0
            else { continue }
            return String(decoding: UnsafeBufferPointer(start: begin, count: end - begin), as: UTF8.self)
        }
        return nil
    }
}

/// A reader of XML that tells what it finds, a chunk of the file at a time, so that a large file is never held in
/// memory.
///
/// It refuses every document type declaration, so that no entity can expand or refer to another file, and
/// whatever would take unbounded time or memory.
final class XMLScan {
    private static let mostAttributes = 1_000
    /// The most bytes that a tag or a comment may have.
    private static let longestTag = 1 << 18

    private let name: String
    private let chunks: ByteChunks
    private weak var listener: (any XMLListener)?
    private var parser: xmlParserCtxtPtr?
    private var fault: UnreadableFeed?
    /// The number of bytes since anything was found.
    private var unterminated = 0
    private(set) var isAtEnd = false

    /// Begins to read a file.
    ///
    /// - Parameters:
    ///   - name: The file's name in messages.
    ///   - chunks: The bytes of the file.
    ///   - listener: What is told what is found; it is not retained.
    init(_ name: String, _ chunks: ByteChunks, listener: any XMLListener) {
        (self.name, self.chunks, self.listener) = (name, chunks, listener)
        xmlInitParser()
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        var handler = Self.handler
        parser = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        xmlCtxtUseOptions(parser, Int32(XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue))
    }

    deinit { xmlFreeParserCtxt(parser) }

    /// Reads the whole file.
    static func read(_ name: String, _ chunks: ByteChunks, _ listener: any XMLListener) throws(UnreadableFeed)
    {
        let scan = XMLScan(name, chunks, listener: listener)
        while try scan.advance() {}
    }

    /// Reads the next chunk; returns false if there is none.
    func advance() throws(UnreadableFeed) -> Bool {
        guard !isAtEnd else { return false }
        let chunk = try chunks.next() ?? []
        isAtEnd = chunk.isEmpty
        unterminated += chunk.count
        chunk.withUnsafeBytes { bytes in
            _ = xmlParseChunk(
                parser,
                bytes.bindMemory(to: CChar.self).baseAddress,
                Int32(bytes.count),
                isAtEnd ? 1 : 0
            )
        }
        if let fault { throw fault }
        guard unterminated <= Self.longestTag else {
            throw UnreadableFeed(
                "\(name): a tag or a remark of more than \(Self.longestTag >> 10) KB; save the file again"
            )
        }
        return !isAtEnd
    }

    private func start(_ element: String, _ attributes: XMLAttributes, _ count: Int) {
        guard count <= Self.mostAttributes else {
            return refuse("an element with more than \(Self.mostAttributes) attributes")
        }
        tell { (listener) throws(UnreadableFeed) in try listener.start(element, attributes) }
    }

    private func add(_ text: UnsafeBufferPointer<UInt8>) {
        tell { (listener) throws(UnreadableFeed) in try listener.add(text) }
    }

    private func end(_ element: String) {
        tell { (listener) throws(UnreadableFeed) in try listener.end(element) }
    }

    private func tell(_ what: (any XMLListener) throws(UnreadableFeed) -> Void) {
        unterminated = 0
        guard fault == nil, let listener else { return }
        do throws(UnreadableFeed) { try what(listener) } catch { fault = error }
    }

    private func refuse(_ what: String) {
        guard fault == nil else { return }
        let (line, column) = (Int(xmlSAX2GetLineNumber(parser)), Int(xmlSAX2GetColumnNumber(parser)))
        fault = UnreadableFeed("\(name): \(what) (at line \(line), column \(column)); save the file again")
    }

    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.startElementNs = { context, name, _, _, namespaces, _, count, _, values in
            guard let scan = scan(context), let name else { return }
            scan.start(
                String(cString: name),
                XMLAttributes(words: values, count: Int(count)),
                Int(count + namespaces)
            )
        }
        handler.endElementNs = { context, name, _, _ in
            guard let scan = scan(context), let name else { return }
            scan.end(String(cString: name))
        }
        handler.characters = { context, bytes, count in
            scan(context)?.add(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.comment = { context, _ in scan(context)?.unterminated = 0 }
        handler.processingInstruction = { context, _, _ in scan(context)?.unterminated = 0 }
        handler.internalSubset = { context, _, _, _ in
            guard let scan = scan(context) else { return }
            scan.refuse("a declaration as <!DOCTYPE …>, which no workbook has")
            xmlStopParser(scan.parser)
        }
        handler.serror = { context, error in
            guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
            scan(context)?.refuse("damaged")
        }
        return handler
    }
}

private func scan(_ context: UnsafeMutableRawPointer?) -> XMLScan? {
    context.map { Unmanaged<XMLScan>.fromOpaque($0).takeUnretainedValue() }
}
