import LastdayMessages
import LastdayCore
import LastdaySystem

/// Something that can be imported: another system's feed, or an export of Lastday.
public enum Source {
    case feed(Feed)
    case export(ExportReader)

    /// Opens a file, a folder, or a .zip archive of either.
    ///
    /// - Throws: ``UnreadableFeed``, or ``LastdayCore/BadRows``.
    public static func open(path: String, choosing choices: ColumnChoices = ColumnChoices()) throws -> Source
    {
        guard path.lowercased().hasSuffix(".zip") else { return try open(at: path, called: path, choices) }
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

    private static func open(
        at path: String,
        called: String,
        _ choices: ColumnChoices,
        in folder: TemporaryFolder? = nil
    ) throws -> Source {
        if let export = try ExportReader(at: path, called: called, in: folder) { return .export(export) }
        return .feed(try Feed.open(at: path, called: called, choosing: choices, in: folder))
    }
}
