import LastdayMessages
import LastdayCore

/// A folder that has a feed in it or in a folder below.
///
/// The feed is OneRoster if there is a users.csv of that format, otherwise Ed-Fi if there are XML files,
/// otherwise plain CSV files. All other files are reported as skipped.
struct FeedFolder {
    private let path: String
    private let called: String
    /// The files by their paths within the folder.
    private let names: [String]

    /// Lists the files of a folder.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - called: The user's name for it, for messages.
    /// - Throws: ``UnreadableFeed``.
    init(at path: String, called: String) throws(UnreadableFeed) {
        self.path = path
        self.called = printable(called)
        names = try Disk.files(in: path, called: self.called)
        let last = names.map(Self.last)
        if let duplicate = last.first(where: { name in last.count { $0 == name } > 1 }) {
            throw UnreadableFeed("\(self.called): \(quoted(duplicate)) appears in it more than once")
        }
    }

    /// Opens the feed.
    ///
    /// - Parameter choices: What the user says about the columns.
    /// - Returns: Its rows, and the files that are not read.
    /// - Throws: ``UnreadableFeed``, or ``BadRows``.
    func rows(choosing choices: ColumnChoices) throws -> (any FeedRows, unread: [String]) {
        if let users = try open(OneRoster.usersFile), OneRoster.isUsersFile(users) {
            let set = OneRoster(
                users: users,
                manifest: try open(OneRoster.manifestFile),
                roles: try open(OneRoster.rolesFile),
                orgs: try open(OneRoster.orgsFile),
                choices: choices
            )
            let read = [
                OneRoster.usersFile, OneRoster.manifestFile, OneRoster.rolesFile, OneRoster.orgsFile,
            ]
            return (try set.rows(), names.filter { !read.contains(Self.last($0)) })
        }
        let interchanges = names.filter(Feed.isXML)
        guard interchanges.isEmpty else {
            let rows = try EdFi.rows(of: interchanges.map { ("\(path)/\($0)", printable($0)) })
            return (rows, names.filter { !Feed.isXML($0) })
        }
        return try plain(choices)
    }

    private func plain(_ choices: ColumnChoices) throws -> (any FeedRows, unread: [String]) {
        var known: [(name: String, file: CSVFile, form: PlainForm)] = []
        for name in names where Feed.isTable(name) {
            guard let file = try table(name) else { continue }
            if let form = PlainForm.of(file, choosing: choices) { known.append((name, file, form)) }
        }
        guard !known.isEmpty else {
            let found = names.prefix(5).map(quoted).joined(separator: ", ")
            throw UnreadableFeed(
                "\(called): nothing to import in this folder\(found.isEmpty ? "" : "; it contains \(found)"); \(Feed.wanted)"
            )
        }
        known.sort { $0.form.order < $1.form.order }
        let read = known.map(\.name)
        return (
            try PlainFolder.rows(of: known.map { ($0.file, $0.form) }, choosing: choices),
            names.filter { !read.contains($0) }
        )
    }

    /// Opens a table; nil for a text that is none, such as a README.txt.
    private func table(_ name: String) throws(UnreadableFeed) -> CSVFile? {
        do {
            return try CSVFile(path: "\(path)/\(name)", called: printable(name))
        } catch {
            guard name.lowercased().hasSuffix(".txt"), error.kind == .badData else { throw error }
            return nil
        }
    }

    /// Opens the file of that name, in any case: the specification has lower-case names, but not every
    /// exporter follows it.
    private func open(_ wanted: String) throws -> CSVFile? {
        guard let name = names.first(where: { Self.last($0) == wanted }) else { return nil }
        return try CSVFile(path: "\(path)/\(name)", called: printable(name))
    }

    private static func last(_ name: String) -> String {
        (name.split(separator: "/").last.map(String.init) ?? name).lowercased()
    }
}
