public import LastdayCore
import LastdaySystem

/// An export, open to be restored: everything that a store kept, one thing after the other.
///
/// Nothing of it is believed before the end: what was changed, torn or left out is found by the digest.
public final class ExportReader {
    private let name: String
    private var source: any ExportSource
    private let folder: TemporaryFolder?

    /// Opens the export at that path; nil if there is none.
    ///
    /// - Throws: ``UnreadableFeed``.
    convenience init?(at path: String, called: String, in folder: TemporaryFolder? = nil) throws {
        switch try Disk.place(at: path) {
        case .folder(let names):
            guard names.contains(ExportForm.manifest) else { return nil }
            let source = try ExportTables(in: path)
            self.init(source, called: called, in: folder)
        case .file:
            guard path.lowercased().hasSuffix(".json") else { return nil }
            self.init(try ExportDocument(path), called: called, in: folder)
        }
    }

    private init(_ source: any ExportSource, called: String, in folder: TemporaryFolder?) {
        self.source = source
        self.folder = folder
        name = printable(called)
    }

    /// The next thing; nil after the last one.
    ///
    /// - Throws: ``UnreadableFeed`` with the file and the line.
    public func next() throws -> StoredRecord? { try source.next() }

    /// How far each target had been told the audit; to be asked once everything is read.
    ///
    /// - Throws: ``UnreadableFeed``.
    public func deliveryMarks() throws -> DeliveryMarks { try source.head.deliveryMarks(name) }

    /// The zone that the store went by; nil where it had none, as those of earlier versions.
    ///
    /// To be asked once everything is read.
    ///
    /// - Throws: ``UnreadableFeed``.
    public func zone() throws -> StoreZone? { try source.head.zone(name) }

    /// Makes sure that what the store has now is what was exported, to the last field.
    ///
    /// - Returns: How many there are of each sort.
    /// - Throws: ``UnreadableFeed``, or what the store throws.
    public func check(_ records: any RecordReader) throws -> ExportWriter.Report {
        let digest = try Digest(of: records)
        guard try source.head.digest(name) == digest.text else {
            throw UnreadableFeed(
                "\(name): not as it was exported: something was changed or is missing; nothing was imported, export again"
            )
        }
        return ExportWriter.Report(counts: digest.counts, digest: digest.text)
    }
}

/// Where the things of an export come from.
protocol ExportSource {
    /// What it says of itself, as far as it has been read.
    var head: ExportHead { get }
    /// The next thing; nil after the last one.
    mutating func next() throws -> StoredRecord?
}

/// What an export says of itself.
struct ExportHead {
    private var values: [String: JSONValue] = [:]

    mutating func set(_ name: String, _ value: JSONValue) { values[name] = value }

    /// Refuses what is no export, or one that a newer version has written.
    func refuseUnknownKeys(_ file: String) throws(UnreadableFeed) {
        guard values["format"] == .text(ExportForm.format) else {
            throw UnreadableFeed(
                "\(file): not an export of lastday, which is the only JSON that lastday import reads"
            )
        }
        guard values["version"] == .number("\(ExportForm.version)") else {
            throw UnreadableFeed("\(file): written by a newer Lastday; import it with that version")
        }
    }

    /// Whether it says how many of that kind there are, as a folder's manifest does of each file.
    func counts(_ kind: RecordKind) -> Bool { values[kind.plural] != nil }

    func digest(_ file: String) throws(UnreadableFeed) -> String {
        guard case .text(let digest) = values["digest"] else {
            throw UnreadableFeed("\(file): has no digest; export again")
        }
        return digest
    }

    func zone(_ file: String) throws(UnreadableFeed) -> StoreZone? {
        guard let value = values["zone"] else { return nil }
        guard case .text(let text) = value, let zone = StoreZone(text: text) else {
            throw UnreadableFeed("\(file): its zone is not the name of a time zone; export again")
        }
        return zone
    }

    func deliveryMarks(_ file: String) throws(UnreadableFeed) -> DeliveryMarks {
        guard case .number(let digits) = values["told_up_to"], let sequence = Int64(digits) else {
            throw UnreadableFeed("\(file): has no told_up_to; export again")
        }
        var marks = DeliveryMarks(journal: sequence)
        guard let others = values["told_others"] else { return marks }
        guard case .object(let members) = others else {
            throw UnreadableFeed("\(file): its told_others is no object; export again")
        }
        for member in members {
            guard let target = AuditTarget(member.name), case .number(let digits) = member.value,
                let sequence = Int64(digits)
            else {
                throw UnreadableFeed("\(file): its told_others names no target and number; export again")
            }
            marks[target] = sequence
        }
        return marks
    }
}
