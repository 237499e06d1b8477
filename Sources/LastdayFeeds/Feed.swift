public import LastdayRules

/// What another system has exported, read and ready for ``Importing``.
public struct Feed: Sendable {
    /// What it is, for people: "OneRoster 1.2", "accounts CSV".
    public let kind: String
    /// What it says of people and accounts, in the order of the file.
    public let rows: [FeedRow]
    /// The files that were read, and what became of their columns.
    public let files: [FeedFile]
    /// What else whoever imports it should know, a sentence each.
    public let reports: [String]

    /// Reads the feed at that path: a folder or .zip of OneRoster or Ed-Fi, one file of theirs, or a CSV file of accounts or
    /// documents.
    ///
    /// - Throws: ``UnreadableFeed``, or ``BadRows`` with a line for everything in the rows that cannot be right.
    public static func read(path: String) throws -> Feed {
        guard path.lowercased().hasSuffix(".zip") else { return try read(path: path, called: path) }
        return try Disk.withTemporaryFolder { folder in
            let archive = try ZipArchive(path: path, name: printable(path))
            for entry in archive.entries { try archive.unpack(entry, to: "\(folder)/\(entry.name)") }
            // One plain file in an archive is that file; more of them are a folder.
            let only = archive.entries.count == 1 ? archive.entries.first { !isFolders($0.name) } : nil
            return try read(path: only.map { "\(folder)/\($0.name)" } ?? folder, called: path)
        }
    }

    /// Whether a file of that name makes sense in a folder of its format only.
    private static func isFolders(_ name: String) -> Bool {
        name.lowercased() == OneRoster.usersFile || isXML(name)
    }

    /// Reads the feed at that path; `called` is what whoever gave it calls it.
    private static func read(path: String, called: String) throws -> Feed {
        switch try Disk.place(at: path) {
        case .folder(let names):
            let interchanges = names.filter(isXML)
            if !interchanges.isEmpty, !names.contains(where: { $0.lowercased() == OneRoster.usersFile }) {
                return try EdFi.feed(of: interchanges.map { ("\(path)/\($0)", printable($0)) })
            }
            return try oneRoster(in: path, called: called, names)
        case .file:
            if isXML(path) { return try EdFi.feed(of: [(path, Disk.name(of: path))]) }
            guard isCSV(path) else {
                throw UnreadableFeed("\(printable(called)): not a feed; \(wanted)")
            }
            let file = try CSVFile(path: path)
            if OneRoster.isUsersFile(file) { return try OneRoster(users: file).feed() }
            if DocumentsCSV.isOne(file) { return try DocumentsCSV.feed(of: file) }
            if EmploymentsCSV.isOne(file) { return try EmploymentsCSV.feed(of: file) }
            return try AccountsCSV.feed(of: file)
        }
    }

    private static func oneRoster(in folder: String, called: String, _ names: [String]) throws -> Feed {
        // The specification writes the names in small letters; not everybody does.
        func open(_ wanted: String) throws -> CSVFile? {
            guard let name = names.first(where: { $0.lowercased() == wanted }) else { return nil }
            return try CSVFile(name: name, bytes: try Disk.bytes(at: "\(folder)/\(name)"))
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
        ).feed()
    }

    private static func isXML(_ name: String) -> Bool { name.lowercased().hasSuffix(".xml") }

    private static func isCSV(_ name: String) -> Bool { name.lowercased().hasSuffix(".csv") }

    private static let wanted =
        "lastday import reads a .csv file, a OneRoster folder with users.csv in it, Ed-Fi's .xml, or a .zip of them"
}
