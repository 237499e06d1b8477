import LastdayMessages
public import LastdayCore

/// A personnel office's list of departures, with the headings that such offices use.
public struct DeparturesCSV: Sendable {
    /// The lines, in the order of the file.
    public let rows: [DepartureRow]
    /// The file and how its columns were used.
    public let file: FeedFile

    /// The fields by which a column may be the one with the last day.
    static let lastDays: Set<ColumnField> = [
        .lastDay, .endDate, .expiresDate, .directoryExpiration, .directoryExpires,
    ]

    /// Returns whether a heading is one that only lists of departures have; others have an Expires Date too.
    static func isLastDay(_ heading: String, _ choices: ColumnChoices) -> Bool {
        guard !choices.isIgnored(heading) else { return false }
        let field = choices.field(of: heading)
        return field == .lastDay || field == .endDate
    }

    /// Returns whether a file is a list of departures by its headings.
    static func isOne(_ file: CSVFile, _ choices: ColumnChoices) -> Bool {
        file.headings.contains { isLastDay($0, choices) }
    }

    /// The most lines that a list may have, because it is held in memory and decided as a whole.
    private static let mostRows = 100_000

    /// Reads the file at a path.
    ///
    /// A line with invalid cells is included with its faults, so that they can be reported together with all
    /// others in the list.
    ///
    /// - Parameters:
    ///   - path: The file: a delimited text or a workbook.
    ///   - sheet: The sheet of a workbook; by default, the first one that has cells.
    ///   - needsLastDay: Whether every line needs a last day; a list of cancellations has none.
    ///   - choices: What the user says about the columns.
    /// - Throws: ``UnreadableFeed``.
    public init(
        path: String,
        sheet: String? = nil,
        needingLastDay needsLastDay: Bool = true,
        choosing choices: ColumnChoices = ColumnChoices()
    ) throws {
        try self.init(
            try CSVFile(path: path, sheet: sheet),
            needingLastDay: needsLastDay,
            choosing: choices
        )
    }

    init(
        _ file: CSVFile,
        needingLastDay needsLastDay: Bool = true,
        choosing choices: ColumnChoices = ColumnChoices()
    ) throws {
        let days = try LastDayColumns(of: file, choices, isNeeded: needsLastDay)
        let columns = try Columns(
            of: file,
            known: DepartureLine.columns(lastDays: days.headings, choices),
            choices: choices,
            guardsStanding: true
        )
        let found = Set(columns.taken.map(\.known.field))
        func has(_ fields: ColumnField...) -> Bool { fields.contains { found.contains($0.rawValue) } }
        guard
            (has(.lastName) && has(.firstName))
                || has(.username, .districtID, .identifier, .email, .wholeName)
        else {
            throw UnreadableFeed(
                "\(file.name): no column says who leaves; it needs Username, Employee ID, Email, "
                    + "or both Last Name and First Name; \(file.headingsFound(wanting: ["Username", "Employee ID", "Last Name", "First Name"]))"
            )
        }
        var rows: [DepartureRow] = []
        while let row = try file.next() {
            guard rows.count < Self.mostRows else {
                throw UnreadableFeed(
                    "\(file.name): more than \(Self.mostRows) departures, which are entered all or none; split the list"
                )
            }
            var faults = Faults()
            var line = columns.decode(row, of: file, &faults) ?? DepartureLine(origin: file.origin(of: row))
            // A date with the day first says that the other dates of the file may be meant so too.
            if let refusal = faults.refusalOfFile { throw refusal }
            try days.refuseDiffering(line)
            line.row.faults = faults.sentences
            rows.append(line.row)
        }
        self.rows = rows
        self.file = columns.report(on: file)
    }
}
