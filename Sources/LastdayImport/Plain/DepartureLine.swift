import LastdayMessages
import LastdayCore

/// A line of a list of departures while its cells are decoded.
struct DepartureLine: DecodableRow {
    var row: DepartureRow
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
            ColumnSpec(.email) { cell, line in line.row.email = cell.isEmpty || isBlankWord(cell) ? nil : cell
            }
            .further { _, _, _ in },
            .plain(.lastName, \.row.lastName), .plain(.firstName, \.row.firstName),
            .plain(.wholeName, \.row.fullName),
            ColumnSpec(.reason) { cell, line in
                line.row.reason = line.row.reason ?? (cell.isEmpty ? nil : cell)
            }
            .further { cell, _, line in line.row.reason = line.row.reason ?? (cell.isEmpty ? nil : cell) },
            ColumnSpec(.status) { cell, _ throws(BadCell) in try DepartureStatus.check(cell) }
                .further { cell, _, _ throws(BadCell) in try DepartureStatus.check(cell) },
            lastDay(lastDays, choices),
        ]
    }

    private static let identify: ColumnSpec<DepartureLine>.Decode = { cell, heading, line throws(BadCell) in
        guard let id = try readIdentifier(cell) else { return }
        line.row.identifiers.append(NamedText(name: heading, text: id))
    }

    private static func lastDay(_ headings: [String], _ choices: ColumnChoices) -> ColumnSpec<DepartureLine> {
        let decode: ColumnSpec<DepartureLine>.Decode = { cell, heading, line throws(BadCell) in
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
