import LastdayMessages
import LastdayCore

/// A line of a list of departures while its cells are decoded.
struct DepartureLine: DecodableRow {
    var row: DepartureRow
    /// The text under a last day that is no date: "TBD".
    var undecided: String?
    /// The first day of employment, if there is a column for it.
    var startDate: CivilDate?
    /// The last day of each column that has one.
    var lastDays: [(heading: String, day: CivilDate)] = []

    init(origin: String) {
        row = DepartureRow(origin: origin)
    }

    var origin: String { row.origin }
    var other: [NamedText] {
        get { row.other }
        set { row.other = newValue }
    }

    /// Returns the columns of a list.
    ///
    /// - Parameters:
    ///   - lastDays: The headings of the columns with the last day.
    ///   - choices: What the user says about the columns.
    /// - Returns: The columns.
    static func columns(lastDays: [String], _ choices: ColumnChoices) -> [ColumnSpec<DepartureLine>] {
        [
            ColumnSpec(.username) { cell, line throws(BadCell) in line.row.username = try readUsername(cell) }
                .further(identify),
            ColumnSpec(.districtID, naming: identify), ColumnSpec(.identifier, naming: identify),
            ColumnSpec(.plainID, naming: identify),
            ColumnSpec(.email) { cell, line in line.row.email = cell.isEmpty || isBlankWord(cell) ? nil : cell
            }
            .further { _, _, _ in },
            .plain(.lastName, \.row.lastName), .plain(.firstName, \.row.firstName),
            .plain(.middleName, \.row.middleName),
            .plain(.wholeName, \.row.fullName),
            ColumnSpec(
                .reason,
                naming: { cell, heading, line in
                    line.row.reason = line.row.reason ?? (cell.isEmpty ? nil : cell)
                    if StayingWords.reason(cell) { line.stay(cell, heading) }
                }
            ),
            ColumnSpec(
                .action,
                naming: { cell, heading, line in if StayingWords.action(cell) { line.stay(cell, heading) } }
            ),
            // "Type" alone may head the kind of action too.
            ColumnSpec(
                .accountType,
                naming: { cell, heading, line in if StayingWords.action(cell) { line.stay(cell, heading) } }
            ),
            ColumnSpec(
                .status,
                naming: { cell, heading, line throws(BadCell) in
                    guard !StayingWords.status(cell) else { return line.stay(cell, heading) }
                    try DepartureStatus.check(cell)
                }
            ),
            ColumnSpec(.startDate) { cell, line in line.startDate = (try? readStartDate(cell)) ?? nil },
            lastDay(lastDays, choices),
        ]
    }

    /// Notes that a cell says that nobody leaves.
    private mutating func stay(_ cell: String, _ heading: String) {
        row.stays = row.stays ?? NamedText(name: heading, text: cell)
    }

    private static let identify: ColumnSpec<DepartureLine>.Decode = { cell, heading, line throws(BadCell) in
        guard let id = try readIdentifier(cell) else { return }
        line.row.identifiers.append(NamedText(name: heading, text: id))
    }

    private static func lastDay(_ headings: [String], _ choices: ColumnChoices) -> ColumnSpec<DepartureLine> {
        let decode: ColumnSpec<DepartureLine>.Decode = { cell, heading, line throws(BadCell) in
            if StayingWords.isUndecided(cell) {
                line.undecided = line.undecided ?? cell
                return
            }
            if StayingWords.status(cell) { return line.stay(cell, heading) }
            guard let day = try day(cell, choices.field(of: heading), in: choices.zone) else { return }
            line.lastDays.append((heading, day))
            line.row.lastDay = line.row.lastDay ?? day
        }
        return ColumnSpec(ColumnField.lastDay.rawValue, headings, naming: decode)
    }

    /// Reads a last day as its column means it.
    private static func day(_ cell: String, _ field: ColumnField?, in zone: Zone?) throws(BadCell)
        -> CivilDate?
    {
        switch field {
        case .directoryExpiration: return try DirectoryDates.expiresDate(cell)
        case .directoryExpires:
            guard let instant = try DirectoryDates.instant(cell) else { return nil }
            guard let zone else {
                throw BadCell(
                    "\(quoted(cell)) is an instant, and there is no time zone to say on which day it is; give --timezone ZONE"
                )
            }
            return DirectoryDates.expiresDate(at: instant, in: zone)
        default: return try readLastDay(cell)
        }
    }
}
