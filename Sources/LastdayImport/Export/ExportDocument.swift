import LastdayMessages
import LastdayCore

/// An export in one JSON file, whose members may come in any order.
struct ExportDocument: ExportSource {
    private let name: String
    private var reader: JSONReader
    private(set) var head = ExportHead()
    /// The kind of the list that is being read; nil between two lists.
    private var kind: RecordKind?
    private var seen: Set<String> = []

    init(_ path: String) throws {
        name = Disk.name(of: path)
        let chunks = try Disk.chunks(of: path)
        reader = JSONReader { try chunks.next() }
        try located { try $0.reader.enterObject() }
    }

    mutating func next() throws -> StoredRecord? {
        while true {
            if let kind {
                if let stored = try element(of: kind) { return stored }
                self.kind = nil
            }
            guard let member = try located({ try $0.reader.nextName() }) else {
                try located { try $0.reader.end() }
                try head.refuseUnknownKeys(name)
                return nil
            }
            guard seen.insert(member).inserted else {
                throw UnreadableFeed(
                    "\(name), line \(reader.place.line): \(quoted(member)) appears twice"
                )
            }
            if let kind = RecordKind(plural: member) {
                self.kind = kind
                try located { try $0.reader.enterList() }
            } else {
                head.set(member, try located { try $0.reader.value() })
            }
        }
    }

    private mutating func element(of kind: RecordKind) throws -> StoredRecord? {
        guard try located({ try $0.reader.nextElement() }) else { return nil }
        let line = reader.place.line
        let value = try located { try $0.reader.value() }
        guard case .object(let members) = value else {
            throw UnreadableFeed("\(name), line \(line): expected an object")
        }
        do throws(UnreadableField) {
            return try StoredRecord(kind, FieldReader(members.map { ($0.name, .json($0.value)) }))
        } catch {
            throw UnreadableFeed("\(name), line \(line), \(kind.plural): \(error.displayText)")
        }
    }

    /// Runs the body; if the file is not JSON there, throws an error that names the file.
    private mutating func located<Value>(_ body: (inout Self) throws -> Value) throws -> Value {
        do {
            return try body(&self)
        } catch let error as UnreadableJSON {
            throw UnreadableFeed("\(name), \(error.displayText); nothing was imported, export again")
        }
    }
}
