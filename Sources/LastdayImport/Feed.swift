public import LastdayMessages
public import LastdayCore
import LastdaySystem

/// Another system's export, opened for ``Importing`` row by row.
public final class Feed {
    private var rows: any FeedRows
    /// The folder that an archive was unpacked to, if there was one; it is removed with the feed.
    private let folder: TemporaryFolder?
    /// The names of the files in the same folder that were not opened.
    private let unread: [String]

    init(_ rows: any FeedRows, leaving unread: [String] = [], in folder: TemporaryFolder? = nil) {
        self.rows = rows
        self.unread = unread
        self.folder = folder
    }

    /// The kind of feed, for people: "OneRoster 1.2", "accounts CSV".
    public var kind: String { rows.kind }

    /// The files and how their columns were used, as far as they have been read.
    public var files: [FeedFile] { rows.files }

    /// Whether accounts of students or guardians have been left out, as far as it has been read.
    public var hasLeftOutAccounts: Bool { (rows as? IncludedRows)?.hasLeftOut ?? false }

    /// Further remarks for the user who imports the feed, as far as it has been read.
    public var reports: Diagnostics { rows.reports + Diagnostics(unread.map { "\(brief($0)): skipped" }) }

    /// Returns the row of the next person or account; nil after the last one.
    ///
    /// - Throws: ``UnreadableFeed``, or ``BadRows`` with a line for each fault in the rows.
    public func next() throws -> FeedRow? { try rows.next() }

    /// Returns whether a file of that name has to be read as part of a folder.
    static func isFolders(_ name: String) -> Bool {
        name.lowercased() == OneRoster.usersFile || isXML(name)
    }

    /// Opens the feed at a path: a folder of OneRoster, Ed-Fi or plain CSV files, or a single such file.
    ///
    /// - Parameters:
    ///   - path: The file or folder.
    ///   - called: The user's name for it, for messages.
    ///   - sheet: The sheet of a workbook; by default, the first one that has cells.
    ///   - choices: What the user says about the columns.
    ///   - folder: The folder that an archive was unpacked to, if the feed is in one.
    /// - Returns: The feed.
    /// - Throws: ``UnreadableFeed``, or ``BadRows``.
    static func open(
        at path: String,
        called: String,
        sheet: String? = nil,
        choosing choices: ColumnChoices = ColumnChoices(),
        in folder: TemporaryFolder? = nil
    ) throws -> Feed {
        if case .folder = try Disk.place(at: path) {
            guard sheet == nil else {
                throw UnreadableFeed("\(printable(called)): a folder; name a workbook, or leave out --sheet")
            }
            let (rows, unread) = try FeedFolder(at: path, called: called).rows(choosing: choices)
            return Feed(IncludedRows(rows, choices.included), leaving: unread, in: folder)
        }
        if sheet == nil {
            var isInterchange = isXML(path)
            if case .xml? = try FileSignature(path: path) { isInterchange = true }
            if isInterchange { return Feed(try EdFi.rows(of: [(path, Disk.name(of: path))]), in: folder) }
        }
        let rows = try rows(of: try CSVFile(path: path, sheet: sheet), choosing: choices)
        return Feed(IncludedRows(rows, choices.included), in: folder)
    }

    private static func rows(of file: CSVFile, choosing choices: ColumnChoices) throws -> any FeedRows {
        if RecordKind.copied.contains(where: { $0.form.isWritten(under: file.headings) }) {
            throw UnreadableFeed("\(file.name): part of an export; import its whole folder")
        }
        if OneRoster.isUsersFile(file) { return try OneRoster(users: file, choices: choices).rows() }
        guard let form = PlainForm.of(file, choosing: choices), !form.isOfAccounts else {
            return try AccountsCSV.rows(of: file, choosing: choices)
        }
        return try SupplementalRows.rows(of: file, in: form, choosing: choices)
    }

    static func isXML(_ name: String) -> Bool { name.lowercased().hasSuffix(".xml") }

    /// Returns whether a file in a folder is read as a table.
    static func isTable(_ name: String) -> Bool {
        [".csv", ".txt", ".tsv", ".xlsx", ".xlsm"].contains(where: name.lowercased().hasSuffix)
    }

    static let wanted =
        "lastday import reads a .csv or .xlsx file, a folder of them, a OneRoster folder, Ed-Fi .xml files, or a .zip of any of these"
}

extension Feed {
    /// Reads the feed to its end, and stores its rows in a spool.
    ///
    /// - Throws: As ``next()``.
    public func spooled() throws -> Spool {
        let spool = try Spool()
        while let row = try next() { try spool.add(row) }
        return spool
    }
}
