public import LastdayMessages
public import LastdayCore
import LastdaySystem

/// What another system has exported, open and ready for ``Importing``, row by row.
public final class Feed {
    private var rows: any FeedRows
    /// What an archive was unpacked to; gone with the feed.
    private let folder: TemporaryFolder?
    /// The names of files that lie beside it and were not opened.
    private let unread: [String]

    init(_ rows: any FeedRows, leaving unread: [String] = [], in folder: TemporaryFolder? = nil) {
        self.rows = rows
        self.unread = unread
        self.folder = folder
    }

    /// What it is, for people: "OneRoster 1.2", "accounts CSV".
    public var kind: String { rows.kind }

    /// The files, and what became of their columns, as far as they have been read.
    public var files: [FeedFile] { rows.files }

    /// What else whoever imports it should know, as far as it has been read.
    public var reports: Diagnostics { rows.reports + Diagnostics(unread.map { "\(brief($0)): skipped" }) }

    /// What it says of the next person or account; nil after the last one.
    ///
    /// - Throws: ``UnreadableFeed``, or ``BadRows`` with a line for everything in the rows that cannot be right.
    public func next() throws -> FeedRow? { try rows.next() }

    /// Whether a file of that name makes sense in a folder of its format only.
    static func isFolders(_ name: String) -> Bool {
        name.lowercased() == OneRoster.usersFile || isXML(name)
    }

    /// Opens the feed at that path: a folder of OneRoster, of Ed-Fi or of plain CSV files, or one file of theirs; `called`
    /// is what whoever gave it calls it.
    static func open(at path: String, called: String, in folder: TemporaryFolder? = nil) throws -> Feed {
        if case .folder = try Disk.place(at: path) {
            let (rows, unread) = try FeedFolder(at: path, called: called).rows()
            return Feed(rows, leaving: unread, in: folder)
        }
        if isXML(path) { return Feed(try EdFi.rows(of: [(path, Disk.name(of: path))]), in: folder) }
        guard isCSV(path) else {
            throw UnreadableFeed("\(printable(called)): cannot be imported; \(wanted)")
        }
        return Feed(try rows(of: try CSVFile(path: path)), in: folder)
    }

    private static func rows(of file: CSVFile) throws -> any FeedRows {
        if RecordKind.copied.contains(where: { $0.form.isWritten(under: file.headings) }) {
            throw UnreadableFeed("\(file.name): part of an export; import its whole folder")
        }
        if OneRoster.isUsersFile(file) { return try OneRoster(users: file).rows() }
        guard let form = PlainForm.of(file), !form.isOfAccounts else { return try AccountsCSV.rows(of: file) }
        return try SupplementalRows.rows(of: file, in: form)
    }

    static func isXML(_ name: String) -> Bool { name.lowercased().hasSuffix(".xml") }

    static func isCSV(_ name: String) -> Bool { name.lowercased().hasSuffix(".csv") }

    static let wanted =
        "lastday import reads a .csv file, a folder of them, a OneRoster folder, Ed-Fi .xml files, or a .zip of any of these"
}

extension Feed {
    /// Reads the feed to its end, and keeps its rows aside.
    ///
    /// - Throws: As ``next()``.
    public func spooled() throws -> Spool {
        let spool = try Spool()
        while let row = try next() { try spool.add(row) }
        return spool
    }
}
