import Foundation

@testable import LastdayFeeds

/// A CSV file with that text.
func csv(_ text: String, name: String = "accounts.csv") throws -> CSVFile {
    try CSVFile(name: name, bytes: Array(text.utf8))
}

/// What a plain accounts CSV with that text says.
func accounts(_ text: String) throws -> Feed {
    try AccountsCSV.feed(of: try csv(text))
}

/// What a OneRoster users.csv with that text says.
func users(_ text: String) throws -> Feed {
    try OneRoster(users: try csv(text, name: "users.csv")).feed()
}

/// A folder of its own with these files in it, for as long as the body lasts.
func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lastday-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }
    try body(folder.path())
}
