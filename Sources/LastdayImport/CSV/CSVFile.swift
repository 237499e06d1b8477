/// A CSV file: its headings, and its rows with the line on which each begins.
///
/// Lines with nothing but blanks and commas are no rows.
final class CSVFile {
    struct Row {
        /// The line on which the row begins, counted from 1.
        let line: Int
        /// The cells that the row has: more or fewer than there are headings.
        let cells: [String]
    }

    /// The file's name, without its folder.
    let name: String
    /// How many bytes it has.
    let size: Int
    /// The headings without blanks around them; the last one is never blank.
    let headings: [String]
    /// What counts of each heading (``headingKey(_:)``), worked out once.
    let headingKeys: [String]
    /// How many rows below the headings have been read.
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

    /// How many columns a spreadsheet can have.
    private static let mostColumns = 16_384

    /// The file at that path, under its name without the folder.
    convenience init(path: String, called name: String? = nil) throws(UnreadableFeed) {
        try self.init(
            name: name ?? Disk.name(of: path),
            size: Disk.size(of: path),
            try Disk.chunks(of: path)
        )
    }

    /// The next row; nil after the last one.
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
