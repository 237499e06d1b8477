public import LastdayCore
import LastdaySystem

/// A reader of an export that is to be restored: all records of a store, one after the other.
///
/// Nothing is trusted before the end, where the digest reveals whatever was changed, torn or left out.
public final class ExportReader {
    private let name: String
    private var source: any ExportSource
    private let folder: TemporaryFolder?

    /// Opens the export at a path; nil if there is none.
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

    /// Returns the next record or audit entry; nil after the last one.
    ///
    /// - Throws: ``UnreadableFeed`` with the file and the line.
    public func next() throws -> StoredRecord? { try source.next() }

    /// Returns how far the audit had been delivered to each target; valid once everything has been read.
    ///
    /// - Throws: ``UnreadableFeed``.
    public func deliveryMarks() throws -> DeliveryMarks { try source.head.deliveryMarks(name) }

    /// Returns the store's time zone; nil if it had none, as in stores of earlier versions.
    ///
    /// Valid once everything has been read.
    ///
    /// - Throws: ``UnreadableFeed``.
    public func zone() throws -> StoreZone? { try source.head.zone(name) }

    /// Checks that the store now has exactly what was exported.
    ///
    /// - Returns: The number of records of each kind, and the digest.
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

/// A source of an export's records.
protocol ExportSource {
    /// The export's description of itself, as far as it has been read.
    var head: ExportHead { get }
    /// Returns the next record or audit entry; nil after the last one.
    mutating func next() throws -> StoredRecord?
}

/// An export's description of itself.
struct ExportHead {
    private var values: [String: JSONValue] = [:]

    mutating func set(_ name: String, _ value: JSONValue) { values[name] = value }

    /// Throws if the file is not an export, or was written by a newer version.
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

    /// Returns whether the export states the number of records of a kind, as a manifest does for each file.
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
