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
    ///   - needsLastDay: Whether the list needs a column with the last day.
    ///   - readsNoDays: Whether its days do not matter, as on a list of cancellations.
    ///   - choices: What the user says about the columns.
    /// - Throws: ``UnreadableFeed``.
    public init(
        path: String,
        sheet: String? = nil,
        needingLastDay needsLastDay: Bool = true,
        readingNoDays readsNoDays: Bool = false,
        choosing choices: ColumnChoices = ColumnChoices()
    ) throws {
        try self.init(
            try CSVFile(path: path, sheet: sheet),
            needingLastDay: needsLastDay,
            readingNoDays: readsNoDays,
            choosing: choices
        )
    }

    init(
        _ file: CSVFile,
        needingLastDay needsLastDay: Bool = true,
        readingNoDays readsNoDays: Bool = false,
        choosing choices: ColumnChoices = ColumnChoices()
    ) throws {
        let days = try LastDayColumns(of: file, choices, isNeeded: needsLastDay && !readsNoDays)
        let columns = try Columns(
            of: file,
            known: DepartureLine.columns(lastDays: readsNoDays ? [] : days.headings, choices),
            choices: choices,
            guardsStanding: true,
            unguarded: days.unread
        )
        let found = Set(columns.taken.map(\.known.field))
        func has(_ fields: ColumnField...) -> Bool { fields.contains { found.contains($0.rawValue) } }
        guard
            (has(.lastName) && has(.firstName))
                || has(.username, .districtID, .identifier, .plainID, .email, .wholeName)
        else {
            throw UnreadableFeed(
                "\(file.name): no column says who leaves; it needs Username, Employee ID, Email, "
                    + "or both Last Name and First Name; \(file.headingsFound(wanting: ["Username", "Employee ID", "Last Name", "First Name"]))"
            )
        }
        let taken = Set(columns.taken.map(\.index))
        let remarked = file.headings.enumerated().filter { index, heading in
            !taken.contains(index) && !choices.isIgnored(heading)
        }
        let unread = file.headings.enumerated().filter { index, heading in
            !taken.contains(index) && !heading.isEmpty && !choices.isIgnored(heading)
                && HeadingTable.known(heading) == nil && NeverStored.kind(of: heading) == nil
                && Set(headingWords(heading)).isDisjoint(with: Self.othersWords)
        }
        var rows: [DepartureRow] = []
        var remarks: [String] = []
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
            if line.row.lastDay == nil, FooterRow.isLike(row, of: file.headings.count) {
                file.leave(row, "a total or a remark between the rows")
                continue
            }
            try days.refuseDiffering(line)
            try days.refuseDoubtful(row, line)
            if let start = line.startDate, let lastDay = line.row.lastDay, start > lastDay {
                remarks.append(
                    "\(line.origin): the start date \(start) is after the last day \(lastDay); "
                        + "is this person being hired again?"
                )
            }
            for (index, heading) in unread {
                guard let cell = row.cell(index)?.trimmed, Self.mayIdentify(cell) else { continue }
                line.row.unread.append(NamedText(name: heading, text: cell))
            }
            for (index, heading) in remarked where line.row.stays == nil {
                guard let cell = row.cell(index)?.trimmed, StayingWords.remark(cell) else { continue }
                line.row.stays = NamedText(name: heading, text: cell)
            }
            line.row.faults = faults.sentences
            rows.append(line.row)
        }
        self.rows = rows
        var report = columns.report(on: file)
        report.remarks += remarks
        self.file = report
    }

    /// Words of headings under which somebody else is named.
    private static let othersWords: Set = [
        "supervisor", "manager", "principal", "evaluator", "approver", "approved", "submitted", "entered",
        "by",
        "replacing", "replaces", "replacement", "replaced", "backup", "delegate", "contact", "reports", "for",
        "forward",
        "room", "school", "building", "site", "position", "vacancy", "salary", "grade",
    ]

    /// Whether a cell may be an ID, an address or a username.
    private static func mayIdentify(_ cell: String) -> Bool {
        !cell.isEmpty && cell.utf8.count <= 100 && !cell.contains(" ") && !isBlankWord(cell)
    }
}
