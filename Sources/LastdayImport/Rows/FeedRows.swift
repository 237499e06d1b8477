import LastdayMessages
import LastdayCore

/// A source of a feed's rows.
protocol FeedRows {
    /// The kind of feed, for people.
    var kind: String { get }
    /// The files, as far as they have been read.
    var files: [FeedFile] { get }
    /// Further remarks, as far as the feed has been read.
    var reports: Diagnostics { get }
    /// Returns the next row; nil after the last one.
    ///
    /// After the first fault there are no more rows; the rest is read only to find further faults, and then
    /// all are thrown.
    mutating func next() throws -> FeedRow?
}

/// The rows of a file in which each row is about another account.
struct PlainRows: FeedRows {
    let kind: String
    let file: CSVFile
    let columns: Columns<FeedRow>
    private var remarks: Diagnostics
    private var faults = Faults()
    private let others: [FeedFile]
    private let mind: (FeedRow, inout Diagnostics) -> FeedRow

    /// Creates the rows of a file.
    ///
    /// - Parameters:
    ///   - kind: The kind of feed, for people.
    ///   - file: The file.
    ///   - columns: Its columns.
    ///   - others: The other files of the feed that have been read.
    ///   - reports: The remarks so far.
    ///   - mind: Adjusts each row once it has been decoded.
    init(
        _ kind: String,
        of file: CSVFile,
        by columns: Columns<FeedRow>,
        beside others: [FeedFile] = [],
        reports: Diagnostics = Diagnostics(),
        mind: @escaping (FeedRow, inout Diagnostics) -> FeedRow = { row, _ in row }
    ) {
        self.kind = kind
        self.file = file
        self.columns = columns
        self.others = others
        remarks = reports
        self.mind = mind
    }

    var files: [FeedFile] { [columns.report(on: file)] + others }
    var reports: Diagnostics { remarks + faults.remarks }

    mutating func next() throws -> FeedRow? {
        while let row = try file.next() {
            let decoded = columns.decode(row, of: file, &faults)
            if let decoded, faults.isEmpty { return mind(decoded, &remarks) }
        }
        try faults.refuse()
        return nil
    }
}

/// An assembler of a person's rows from all pieces about the person.
protocol RowAssembler {
    var kind: String { get }
    var files: [FeedFile] { get }
    var reports: Diagnostics { get }
    /// Decodes the pieces about one person.
    mutating func decode(_ group: PartitionedRows.Group, _ faults: inout Faults) -> [FeedRow]
}

/// The rows of files in which the data of a person is spread over several places.
struct AssembledRows<Assembler: RowAssembler>: FeedRows {
    private var source: Assembler
    private let gathering: PartitionedRows
    private var faults: Faults
    /// The rows to return next, in reverse order.
    private var ready: [FeedRow] = []

    init(_ source: Assembler, _ gathering: PartitionedRows, faults: Faults = Faults()) {
        self.source = source
        self.gathering = gathering
        self.faults = faults
    }

    var kind: String { source.kind }
    var files: [FeedFile] { source.files }
    var reports: Diagnostics { source.reports + faults.remarks }

    mutating func next() throws -> FeedRow? {
        while ready.isEmpty, let group = try gathering.next() {
            let rows = source.decode(group, &faults)
            if faults.isEmpty { ready = rows.reversed() }
        }
        if ready.isEmpty { try faults.refuse() }
        return ready.popLast()
    }
}
