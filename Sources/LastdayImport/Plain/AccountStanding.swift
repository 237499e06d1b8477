import LastdayMessages
import LastdayCore

/// The columns that say whether an account may be used, and until when.
enum AccountStanding {
    /// Returns the columns of a file; a directory's instants become dates in that zone.
    static func columns(of file: CSVFile, in zone: Zone?) -> [ColumnSpec<FeedRow>] {
        let isDirectorys = file.headingKeys.contains { directoryKeys.contains($0) }
        let lettered = letteredKeys(of: file)
        let read: @Sendable (String, String, Bool) throws(BadCell) -> CellStanding = {
            cell,
            heading,
            isUse throws(BadCell) in
            // "T" is "true" unless it stands beside "A" or "I".
            lettered.contains(headingKey(heading))
                ? try CellStanding(reading: cell) : try CellStanding(reading: cell, isUse: isUse)
        }
        return [
            ColumnSpec<FeedRow>(.expiresDate) { cell, row throws(BadCell) in
                row.expiresOn = .value(try readEndDate(cell))
            }.remarking(placeholderRemark),
            ColumnSpec(
                .directoryExpiration,
                naming: { cell, heading, row throws(BadCell) in
                    // Other systems have a heading of these words, and mean the last day by it.
                    let date =
                        isDirectorys || !heading.contains(where: \.isWhitespace)
                        ? try DirectoryDates.expiresDate(cell, in: zone) : try readEndDate(cell)
                    try expire(on: date, cell, &row)
                }
            ),
            ColumnSpec(.directoryExpires) { cell, row throws(BadCell) in
                try expire(at: try DirectoryDates.instant(cell), cell, in: zone, &row)
            },
            ColumnSpec(
                .disabled,
                naming: { cell, heading, row throws(BadCell) in
                    // Any of them takes the account out of use: "suspended" and "archived" are two ways to do so.
                    if case .outOfUse = try read(cell, heading, false) {
                        row.disabled = .value(true)
                    } else if row.disabled == .unspecified {
                        row.disabled = .value(false)
                    }
                }
            ),
            .standing(.enabled) { cell, heading throws(BadCell) in try read(cell, heading, true) },
            .standing(.status) { cell, _ throws(BadCell) in try CellStanding(reading: cell) },
            .standing(.userAccountControl) { cell, _ throws(BadCell) in
                try CellStanding(readingControl: cell)
            },
            .standing(.staffStatus) { cell, _ throws(BadCell) in
                // PowerSchool's kinds of staff: unassigned, teacher, staff, lunch staff, substitute.
                ["0", "1", "2", "3", "4"].contains(cell) ? .unsaid : try CellStanding(reading: cell)
            },
        ]
    }

    /// Headings that only files from Active Directory have.
    private static let directoryKeys: Set<String> = [
        "samaccountname", "userprincipalname", "distinguishedname", "useraccountcontrol", "accountexpires",
        "objectguid", "objectclass", "whencreated",
    ]

    /// Returns the headings of which the cells are A for active, I for inactive and T for terminated.
    private static func letteredKeys(of file: CSVFile) -> Set<String> {
        let fields: Set<ColumnField> = [.enabled, .disabled]
        let candidates = file.headings.indices.prefix(CSVFile.mostColumnsAhead).filter { index in
            // A district's own heading may have any name.
            HeadingTable.known(file.headings[index]).map { fields.contains($0.field) } ?? true
        }
        guard !candidates.isEmpty else { return [] }
        return Set(
            candidates.filter { index in
                let cells = file.firstCells(of: index)
                return cells.contains { ["A", "I", "a", "i"].contains($0) }
                    && cells.allSatisfy { $0.count == 1 }
            }.map { file.headingKeys[$0] }
        )
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
