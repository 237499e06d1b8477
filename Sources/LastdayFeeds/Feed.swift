public import LastdayRules

/// What another system has exported, open and ready for ``Importing``, row by row.
public final class Feed {
    private var rows: any FeedRows
    /// What an archive was unpacked to; gone with the feed.
    private let folder: TemporaryFolder?

    init(_ rows: any FeedRows, in folder: TemporaryFolder? = nil) {
        self.rows = rows
        self.folder = folder
    }

    /// What it is, for people: "OneRoster 1.2", "accounts CSV".
    public var kind: String { rows.kind }

    /// The files, and what became of their columns, as far as they have been read.
    public var files: [FeedFile] { rows.files }

    /// What else whoever imports it should know, as far as it has been read.
    public var reports: Remarks { rows.reports }

    /// What it says of the next person or account; nil behind the last.
    ///
    /// - Throws: ``UnreadableFeed``, or ``BadRows`` with a line for everything in the rows that cannot be right.
    public func next() throws -> FeedRow? { try rows.next() }

    /// Whether a file of that name makes sense in a folder of its format only.
    static func isFolders(_ name: String) -> Bool {
        name.lowercased() == OneRoster.usersFile || isXML(name)
    }

    /// The rows of the feed at that path: a folder of OneRoster or Ed-Fi, one file of theirs, or a CSV file of accounts,
    /// employments, assignments or documents; `called` is what whoever gave it calls it.
    static func rows(at path: String, called: String) throws -> any FeedRows {
        switch try Disk.place(at: path) {
        case .folder(let names):
            let interchanges = names.filter(isXML)
            if !interchanges.isEmpty, !names.contains(where: { $0.lowercased() == OneRoster.usersFile }) {
                return try EdFi.rows(of: interchanges.map { ("\(path)/\($0)", printable($0)) })
            }
            return try oneRoster(in: path, called: called, names)
        case .file:
            if isXML(path) { return try EdFi.rows(of: [(path, Disk.name(of: path))]) }
            guard isCSV(path) else {
                throw UnreadableFeed("\(printable(called)): not a feed; \(wanted)")
            }
            let file = try CSVFile(path: path)
            if Kept.Sort.allCases.contains(where: { $0.fieldNames == file.headings }) {
                throw UnreadableFeed("\(file.name): part of an export; import the folder that it is from")
            }
            if OneRoster.isUsersFile(file) { return try OneRoster(users: file).rows() }
            if DocumentsCSV.isOne(file) { return try DocumentsCSV.rows(of: file) }
            if EmploymentsCSV.isOne(file) { return try EmploymentsCSV.rows(of: file) }
            return try AccountsCSV.rows(of: file)
        }
    }

    private static func oneRoster(in folder: String, called: String, _ names: [String]) throws -> any FeedRows
    {
        // The specification writes the names in small letters; not everybody does.
        func open(_ wanted: String) throws -> CSVFile? {
            guard let name = names.first(where: { $0.lowercased() == wanted }) else { return nil }
            return try CSVFile(path: "\(folder)/\(name)", called: name)
        }
        guard let users = try open(OneRoster.usersFile) else {
            let found = names.filter(isCSV).prefix(5).map(quoted).joined(separator: ", ")
            let instead = found.isEmpty ? "" : "; it holds \(found)"
            throw UnreadableFeed("\(printable(called)): no users.csv in this folder\(instead); \(wanted)")
        }
        let read = Set([
            OneRoster.usersFile, OneRoster.manifestFile, OneRoster.rolesFile, OneRoster.orgsFile,
        ])
        return try OneRoster(
            users: users,
            manifest: try open(OneRoster.manifestFile),
            roles: try open(OneRoster.rolesFile),
            orgs: try open(OneRoster.orgsFile),
            unread: names.filter { isCSV($0) && !read.contains($0.lowercased()) }
        ).rows()
    }

    private static func isXML(_ name: String) -> Bool { name.lowercased().hasSuffix(".xml") }

    private static func isCSV(_ name: String) -> Bool { name.lowercased().hasSuffix(".csv") }

    private static let wanted =
        "lastday import reads a .csv file, a OneRoster folder with users.csv in it, Ed-Fi's .xml, or a .zip of them"
}
