import LastdayMessages
import LastdayCore

/// The columns that say whether an account may be used, and until when.
enum AccountStanding {
    /// Returns the columns; a directory's instants become dates in that zone.
    static func columns(in zone: Zone?) -> [ColumnSpec<FeedRow>] {
        [
            ColumnSpec<FeedRow>(.expiresDate) { cell, row throws(BadCell) in
                row.expiresOn = .value(try readEndDate(cell))
            }.remarking(placeholderRemark),
            ColumnSpec(.directoryExpiration) { cell, row throws(BadCell) in
                try expire(on: try DirectoryDates.expiresDate(cell), cell, &row)
            },
            ColumnSpec(.directoryExpires) { cell, row throws(BadCell) in
                try expire(at: try DirectoryDates.instant(cell), cell, in: zone, &row)
            },
            ColumnSpec(.disabled) { cell, row throws(BadCell) in
                switch try CellStanding(reading: cell, isUse: false) {
                case .outOfUse: row.disabled = .value(true)
                case .inUse, .unsaid: row.disabled = .value(false)
                }
            }.further { cell, _, row throws(BadCell) in
                // Any of them takes the account out of use: "suspended" and "archived" are two ways to do so.
                if case .outOfUse = try CellStanding(reading: cell, isUse: false) {
                    row.disabled = .value(true)
                }
            },
            .standing(.enabled) { cell throws(BadCell) in try CellStanding(reading: cell, isUse: true) },
            .standing(.status) { cell throws(BadCell) in try CellStanding(reading: cell) },
            .standing(.staffStatus) { cell throws(BadCell) in
                // PowerSchool's kinds of staff: unassigned, teacher, staff, lunch staff, substitute.
                ["0", "1", "2", "3", "4"].contains(cell) ? .unsaid : try CellStanding(reading: cell)
            },
        ]
    }

    private static func expire(on date: CivilDate?, _ cell: String, _ row: inout FeedRow) throws(BadCell) {
        guard row.expiresOn == .unspecified || row.expiresOn == .value(date) else { throw differing(cell) }
        row.expiresOn = .value(date)
    }

    private static func expire(at instant: Instant?, _ cell: String, in zone: Zone?, _ row: inout FeedRow)
        throws(BadCell)
    {
        if case .value(let known) = row.expiresOn {
            // 0 and a blank cell both mean never; two dates are the same if they are anywhere on earth.
            guard instant.map({ DirectoryDates.agrees($0, with: known) }) ?? (known == nil) else {
                throw differing(cell)
            }
            return
        }
        guard let instant else { return row.expiresOn = .value(nil) }
        guard let zone else {
            throw BadCell(
                "\(quoted(cell)) is an instant, and there is no time zone to say on which day it is; give --timezone ZONE"
            )
        }
        row.expiresOn = .value(DirectoryDates.expiresDate(at: instant, in: zone))
    }

    private static func differing(_ cell: String) -> BadCell {
        BadCell(
            "\(quoted(cell)) is another day than another column says; leave one of them out with --ignore-column"
        )
    }
}
