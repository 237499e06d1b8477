import Foundation
import LastdayMessages
import LastdayCore

@testable import LastdayImport

/// Returns a CSV file with a text.
func csv(_ text: String, name: String = "accounts.csv") throws -> CSVFile {
    try csv(Array(text.utf8), name: name)
}

/// Returns a CSV file of some bytes, which is read in chunks of a given size.
func csv(
    _ bytes: [UInt8],
    name: String = "accounts.csv",
    chunk: Int = .max,
    longestRow: Int = .max
) throws -> CSVFile {
    var rest = bytes[...]
    let chunks = ByteChunks {
        let next = Array(rest.prefix(chunk))
        rest = rest.dropFirst(chunk)
        return next
    }
    return try CSVFile(
        name: name,
        size: bytes.count,
        chunks,
        longestRow: longestRow,
        isKnown: KnownHeadings.isKnown
    )
}

extension CSVFile {
    /// Reads all remaining rows.
    func rows() throws -> [Row] {
        var rows: [Row] = []
        while let row = try next() { rows.append(row) }
        return rows
    }
}

/// A feed that has been read to its end.
struct ReadFeed {
    let kind: String
    let rows: [FeedRow]
    let files: [FeedFile]
    let reports: [String]

    init(_ feed: Feed) throws {
        var rows: [FeedRow] = []
        while let row = try feed.next() { rows.append(row) }
        self.rows = rows
        (kind, files, reports) = (feed.kind, feed.files, feed.reports.first)
    }

    init(_ rows: any FeedRows) throws { try self.init(Feed(rows)) }
}

extension Feed {
    /// Reads the feed at a path to its end.
    static func read(path: String) throws -> ReadFeed {
        guard case .feed(let feed) = try Source.open(path: path) else {
            throw UnreadableFeed("\(path): an export")
        }
        return try ReadFeed(feed)
    }
}

extension OneRoster {
    /// Reads the set to its end.
    func feed() throws -> ReadFeed { try ReadFeed(try rows()) }
}

/// Reads a text as a plain accounts CSV.
func accounts(
    _ text: String,
    keeping kept: [String] = [],
    choosing choices: ColumnChoices = ColumnChoices()
) throws -> ReadFeed {
    var choices = choices
    for heading in kept { choices.keep(heading) }
    return try ReadFeed(try AccountsCSV.rows(of: try csv(text), choosing: choices))
}

/// Reads a text as the users.csv of OneRoster.
func users(_ text: String) throws -> ReadFeed {
    try OneRoster(users: try csv(text, name: "users.csv")).feed()
}

/// Calls the body with a temporary folder that contains the files, named by their relative paths.
func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lastday-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
        let place = folder.appending(path: name)
        let above = place.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: above, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: place)
    }
    try body(folder.path())
}
