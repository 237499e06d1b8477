import Foundation
import FoundationXML

/// Reads an interchange file element by element, so that a large one does not have to be held.
///
/// A text that declares entities, or anything else, is refused, so that none reaches another file or grows.
final class XMLRecords: NSObject, XMLParserDelegate {
    private let name: String
    /// Only while the file is read.
    private var take: Take?
    private var root: String?
    private var path: [String] = []
    private var record: XMLRecord?
    private var text = ""
    /// How many bytes the record's texts and their paths have so far.
    private var recordSize = 0
    /// The most that they may have: nobody's record comes near it.
    private static let largestRecord = 1 << 24
    private var hasChildren = false
    private var fault: UnreadableFeed?

    typealias Take = (_ root: String, XMLRecord) throws(UnreadableFeed) -> Void

    private init(name: String, take: @escaping Take) {
        self.name = name
        self.take = take
    }

    /// Reads the file at that path.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - name: What it is called in messages.
    ///   - take: Called for each element below the root, with the root's name; what it throws ends the reading.
    /// - Returns: The root's name.
    /// - Throws: ``UnreadableFeed`` with line and column.
    static func read(
        _ path: String,
        named name: String,
        _ take: Take
    ) throws(UnreadableFeed) -> String {
        try refuseUnbearable(path, name)
        guard let stream = InputStream(fileAtPath: path) else {
            throw UnreadableFeed("\(name): cannot be read")
        }
        let records = withoutActuallyEscaping(take) { take in
            let records = XMLRecords(name: name, take: take)
            let parser = XMLParser(stream: stream)
            parser.shouldResolveExternalEntities = false
            parser.delegate = records
            // Its answer says nothing: it is true for a file that breaks off, too.
            _ = parser.parse()
            records.take = nil
            parser.delegate = nil
            return records
        }
        if let fault = records.fault { throw fault }
        guard let root = records.root, records.path.isEmpty else {
            throw UnreadableFeed("\(name): breaks off before its end")
        }
        return root
    }

    /// What ends the program in Foundation's parser is looked for first: bytes that are no UTF-8 in a name, and markup
    /// that ``MarkupCheck`` knows of.
    private static func refuseUnbearable(_ path: String, _ name: String) throws(UnreadableFeed) {
        let portions = try Disk.portions(of: path)
        var (check, markup) = (UTF8Check(), MarkupCheck())
        while let portion = try portions.next(), !portion.isEmpty {
            guard check.accepts(portion) else { throw notUTF8(name, check) }
            if let fault = markup.fault(in: portion) {
                throw UnreadableFeed("\(name), line \(markup.line): \(fault)")
            }
        }
        guard check.isBetweenCharacters else { throw notUTF8(name, check) }
    }

    private static func notUTF8(_ name: String, _ check: UTF8Check) -> UnreadableFeed {
        UnreadableFeed("\(name), line \(check.line): not UTF-8 text; export the file as UTF-8")
    }

    func parser(
        _ parser: XMLParser,
        didStartElement element: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = element.split(separator: ":").last.map(String.init) ?? element
        path.append(element)
        text = ""
        hasChildren = false
        switch path.count {
        case 1: root = element
        case 2:
            record = XMLRecord(name: element, id: attributes["id"], line: parser.lineNumber)
            recordSize = 0
        default:
            if let reference = attributes["ref"] { add(reference, at: "@ref", parser) }
        }
    }

    /// Adds a text to the record, under the path that has been reached and what comes behind it.
    private func add(_ text: String, at end: String = "", _ parser: XMLParser) {
        guard let line = record?.line, fault == nil else { return }
        let path = path.dropFirst(2).joined(separator: "/") + end
        recordSize += path.utf8.count + text.utf8.count
        guard recordSize <= Self.largestRecord else {
            fault = UnreadableFeed(
                "\(name), line \(line): an element of more than \(Self.largestRecord >> 20) MB, which no interchange has; "
                    + "export the file again"
            )
            return parser.abortParsing()
        }
        record?.texts.append((path, text))
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

    func parser(_ parser: XMLParser, foundCDATA section: Data) {
        text += String(decoding: section, as: UTF8.self)
    }

    func parser(
        _ parser: XMLParser,
        didEndElement element: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        let value = text.trimmed
        if path.count > 2, !hasChildren, !value.isEmpty { add(value, parser) }
        if path.count == 2, let root, let record {
            do throws(UnreadableFeed) {
                try take?(root, record)
            } catch {
                fault = error
                parser.abortParsing()
            }
            self.record = nil
        }
        path.removeLast()
        hasChildren = true
        text = ""
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        guard fault == nil else { return }
        fault = UnreadableFeed(
            "\(name), line \(parser.lineNumber), column \(parser.columnNumber): not well-formed XML; export the file again"
        )
        // Otherwise it would try to make something of the rest.
        parser.abortParsing()
    }
}
