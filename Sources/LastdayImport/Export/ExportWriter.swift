import Glibc
public import LastdayCore
import LastdaySystem
import SystemPackage

/// A writer of exports: all records of a store, in a folder of CSV files or in one JSON file, from which they
/// can be restored.
public struct ExportWriter {
    /// The contents of a finished export.
    public struct Report: Sendable {
        /// The number of records of each kind.
        public let counts: [RecordKind: Int]
        /// The digest of all records.
        public let digest: String
    }

    private let path: String
    private let now: Instant

    /// Creates a writer to a path: a JSON file if it ends in .json, otherwise a folder.
    ///
    /// - Parameters:
    ///   - path: The file or folder, which must not exist yet.
    ///   - now: The time of the export.
    public init(to path: String, at now: Instant) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
        self.now = now
    }

    private var isJSON: Bool { path.lowercased().hasSuffix(".json") }

    /// Writes the export beside its path, and moves it there once it is complete.
    ///
    /// - Throws: ``UnwritableExport``, or what the store throws.
    public func write(_ records: any RecordReader) throws -> Report {
        guard access(path, F_OK) != 0 else { throw UnwritableExport(path, .fileExists) }
        let report = isJSON ? try writeFile(records) : try writeFolder(records)
        // Makes the name durable, if the file system supports that.
        try? OpenFile<UnwritableExport>.syncFolder(of: path)
        return report
    }

    private func writeFile(_ records: any RecordReader) throws -> Report {
        let new = try ReplacingFile<UnwritableExport>(for: path)
        defer { new.discard() }
        let file = NewFile(new.file)
        let report = try writeJSON(records, to: file)
        try file.finish()
        guard try new.takeFreePlace() else { throw UnwritableExport(path, .fileExists) }
        return report
    }

    private func writeFolder(_ records: any RecordReader) throws -> Report {
        let new = try NewFolder<UnwritableExport>(for: path)
        do {
            let report = try writeTables(records, in: new.draft)
            try new.takeFreePlace()
            return report
        } catch {
            new.discard()
            throw error
        }
    }

    /// Returns the export's description of itself.
    private func head(_ records: any RecordReader) throws -> [Field] {
        let marks = try records.deliveryMarks()
        return [
            Field("format", .text(ExportForm.format)),
            Field("version", .number(Int64(ExportForm.version))),
            Field("exported_at", .instant(now)),
            Field("told_up_to", .number(marks[.journal])),
        ] + ExportForm.others(marks) + (try records.zone().map { [Field("zone", .text($0.text))] } ?? [])
    }

    private func writeJSON(_ records: any RecordReader, to file: NewFile<UnwritableExport>) throws -> Report {
        try file.write("{\n")
        for field in try head(records) { try file.write("\(JSON.member(field)),\n") }
        var digest = Digest()
        for kind in RecordKind.copied {
            var isFirst = true
            try file.write("\(JSON.text(.text(kind.plural))): [")
            try records.forEachRecord(of: kind) { stored in
                digest.add(stored)
                try file.write((isFirst ? "\n" : ",\n") + JSON.object(stored.fields))
                isFirst = false
            }
            try file.write(isFirst ? "],\n" : "\n],\n")
        }
        try file.write("\(JSON.member(Field("digest", .text(digest.text))))\n}\n")
        return Report(counts: digest.counts, digest: digest.text)
    }

    private func writeTables(_ records: any RecordReader, in folder: String) throws -> Report {
        var digest = Digest()
        for kind in RecordKind.copied {
            let file = try NewFile<UnwritableExport>(at: "\(folder)/\(ExportForm.fileName(kind))")
            try file.write(CSV.line(kind.form.names))
            try records.forEachRecord(of: kind) { stored in
                digest.add(stored)
                try file.write(CSV.line(stored.fields.map { ExportForm.cell($0.value) }))
            }
            try file.finish()
        }
        let counts = RecordKind.copied.map { Field($0.plural, .number(Int64(digest.counts[$0] ?? 0))) }
        let manifest = try head(records) + counts + [Field("digest", .text(digest.text))]
        let file = try NewFile<UnwritableExport>(at: "\(folder)/\(ExportForm.manifest)")
        try file.write("{\n\(manifest.map(JSON.member).joined(separator: ",\n"))\n}\n")
        try file.finish()
        return Report(counts: digest.counts, digest: digest.text)
    }
}
