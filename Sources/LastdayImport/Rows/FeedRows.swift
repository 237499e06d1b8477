import LastdayMessages
import LastdayCore

/// Where a feed's rows come from, one after the other.
protocol FeedRows {
    /// What it is, for people.
    var kind: String { get }
    /// The files, as far as they have been read.
    var files: [FeedFile] { get }
    /// What else there is to say, as far as it has been read.
    var reports: Diagnostics { get }
    /// The next row; nil after the last one.
    ///
    /// Once something is wrong there are no more rows: what is left is read for its faults.
    mutating func next() throws -> FeedRow?
}

/// The rows of a file that is about somebody else with each row.
struct PlainRows: FeedRows {
    let kind: String
    let file: CSVFile
    let columns: Columns<FeedRow>
    private(set) var reports = Diagnostics()
    private var faults = Faults()
    private let others: [FeedFile]
    private let mind: (FeedRow, inout Diagnostics) -> FeedRow

    /// The rows of that file.
    ///
    /// - Parameters:
    ///   - kind: What the feed is, for people.
    ///   - file: The file.
    ///   - columns: Its columns.
    ///   - others: The files that have been read beside it.
    ///   - reports: What there is to say already.
    ///   - mind: Has the last word on each row.
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
        self.reports = reports
        self.mind = mind
    }

    var files: [FeedFile] { [columns.report(on: file)] + others }

    mutating func next() throws -> FeedRow? {
        while let row = try file.next() {
            let decoded = columns.decode(row, of: file, &faults)
            if let decoded, faults.isEmpty { return mind(decoded, &reports) }
        }
        try faults.refuse()
        return nil
    }
}

/// What makes a person's rows of all the pieces that are about them.
protocol RowAssembler {
    var kind: String { get }
    var files: [FeedFile] { get }
    var reports: Diagnostics { get }
    /// What these pieces say.
    mutating func decode(_ group: PartitionedRows.Group, _ faults: inout Faults) -> [FeedRow]
}

/// The rows of files in which what is said of a person stands in several places.
struct AssembledRows<Assembler: RowAssembler>: FeedRows {
    private var source: Assembler
    private let gathering: PartitionedRows
    private var faults: Faults
    /// Rows that are ready, the next one last.
    private var ready: [FeedRow] = []

    init(_ source: Assembler, _ gathering: PartitionedRows, faults: Faults = Faults()) {
        self.source = source
        self.gathering = gathering
        self.faults = faults
    }

    var kind: String { source.kind }
    var files: [FeedFile] { source.files }
    var reports: Diagnostics { source.reports }

    mutating func next() throws -> FeedRow? {
        while ready.isEmpty, let group = try gathering.next() {
            let rows = source.decode(group, &faults)
            if faults.isEmpty { ready = rows.reversed() }
        }
        if ready.isEmpty { try faults.refuse() }
        return ready.popLast()
    }
}
