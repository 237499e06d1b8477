/// A CSV file: its headings, and its rows with the line on which each begins.
///
/// Lines of nothing but blanks and commas do not count as rows.
final class CSVFile {
    struct Row {
        /// The line on which the row begins, counted from 1.
        let line: Int
        /// The cells of the row; there may be more or fewer of them than headings.
        let cells: [String]
    }

    /// The file's name, without its folder.
    let name: String
    /// The file's size in bytes.
    let size: Int
    /// The headings without blanks around them; the last one is never blank.
    let headings: [String]
    /// The key of each heading (``headingKey(_:)``), computed once.
    let headingKeys: [String]
    /// The number of rows read so far, without the headings.
    private(set) var rowCount = 0
    private var records: CSVRecords

    init(
        name: String,
        size: Int,
        _ chunks: ByteChunks,
        longestRow: Int = 1 << 24
    ) throws(UnreadableFeed) {
        self.name = name
        self.size = size
        records = try CSVRecords(name, chunks, longest: longestRow)
        guard let headings = try Self.next(&records)?.cells.map(\.trimmed) else {
            throw UnreadableFeed("\(name): empty; its first line must have the headings")
        }
        let separators: [(Character, String)] = [(";", "semicolons"), ("\t", "tabs")]
        if headings.count == 1, let (_, what) = separators.first(where: { headings[0].contains($0.0) }) {
            throw UnreadableFeed(
                "\(name): its cells are separated by \(what); save the file as CSV with commas"
            )
        }
        let count = (headings.lastIndex { !$0.isEmpty } ?? 0) + 1
        guard count <= Self.mostColumns else {
            throw UnreadableFeed(
                "\(name): \(count) columns, and no spreadsheet has more than \(Self.mostColumns); is this a CSV file?"
            )
        }
        self.headings = Array(headings[..<count])
        headingKeys = headings[..<count].map(headingKey)
    }

    /// The most columns that a spreadsheet can have.
    private static let mostColumns = 16_384

    /// Opens the file at a path; messages use the given name or, by default, its own without the folder.
    convenience init(path: String, called name: String? = nil) throws(UnreadableFeed) {
        try self.init(
            name: name ?? Disk.name(of: path),
            size: Disk.size(of: path),
            try Disk.chunks(of: path)
        )
    }

    /// Returns the next row; nil after the last one.
    func next() throws(UnreadableFeed) -> Row? {
        guard let row = try Self.next(&records) else { return nil }
        rowCount += 1
        return row
    }

    private static func next(_ records: inout CSVRecords) throws(UnreadableFeed) -> Row? {
        while let row = try records.next() {
            if row.cells.contains(where: { !$0.isBlank }) { return row }
        }
        return nil
    }
}
