import LastdayMessages
import LastdayCore
import LastdaySystem

/// Something that can be imported: another system's feed, or an export of Lastday.
public enum Source {
    case feed(Feed)
    case export(ExportReader)

    /// Opens a file, a folder, or a .zip archive of either.
    ///
    /// - Parameters:
    ///   - path: The file or folder; what a file is, is told by its content.
    ///   - sheet: The sheet of a workbook; by default, the first one that has cells.
    ///   - choices: What the user says about the columns.
    /// - Returns: What can be imported.
    /// - Throws: ``UnreadableFeed``, or ``LastdayCore/BadRows``.
    public static func open(
        path: String,
        sheet: String? = nil,
        choosing choices: ColumnChoices = ColumnChoices()
    ) throws -> Source {
        guard try isArchive(path) else { return try open(at: path, called: path, sheet: sheet, choices) }
        guard sheet == nil else {
            throw UnreadableFeed(
                "\(printable(path)): an archive, not a workbook; unpack it, or leave out --sheet"
            )
        }
        let folder = try Disk.temporaryFolder()
        let archive = try ZipArchive(path: path, name: printable(path))
        // Checked before any file is unpacked.
        guard archive.entries.count <= Disk.mostFiles else {
            let name = printable(path)
            throw UnreadableFeed(
                "\(name): more than \(Disk.mostFiles) files; pack the files of the feed only"
            )
        }
        for entry in archive.entries { try archive.unpack(entry, to: "\(folder.path)/\(entry.name)") }
        // An archive of a single plain file is read as that file, any other as a folder.
        let only = archive.entries.count == 1 ? archive.entries.first { !Feed.isFolders($0.name) } : nil
        let place = only.map { "\(folder.path)/\($0.name)" } ?? folder.path
        return try open(at: place, called: path, choices, in: folder)
    }

    /// Returns whether there is an archive of a feed at the path, not a workbook, which is an archive as well.
    private static func isArchive(_ path: String) throws -> Bool {
        guard case .file = try Disk.place(at: path) else { return false }
        guard case .zip? = try FileSignature(path: path) else { return path.lowercased().hasSuffix(".zip") }
        let archive = try ZipArchive(path: path, name: printable(path), naming: .wholePath)
        return !Workbook.isOne(archive)
    }

    private static func open(
        at path: String,
        called: String,
        sheet: String? = nil,
        _ choices: ColumnChoices,
        in folder: TemporaryFolder? = nil
    ) throws -> Source {
        if let export = try ExportReader(at: path, called: called, in: folder) { return .export(export) }
        return .feed(
            try Feed.open(at: path, called: called, sheet: sheet, choosing: choices, in: folder)
        )
    }
}
