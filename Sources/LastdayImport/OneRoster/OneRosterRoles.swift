import LastdayMessages
import LastdayCore

/// OneRoster's users with their roles: one employment for each district, one assignment for each role.
struct OneRosterRoles: RowAssembler {
    let kind: String
    let users: CSVFile
    let columns: Columns<FeedRow>
    let roles: CSVFile
    let orgs: OneRosterOrgs
    let others: [FeedFile]
    private var remarks: Diagnostics
    private let roleColumns: Columns<RoleRow>
    private var families = 0

    // The numbers of the two files, by which faults are sorted.
    private static let usersFile = 0
    private static let rolesFile = 1

    init(
        kind: String,
        users: CSVFile,
        columns: Columns<FeedRow>,
        roles: CSVFile,
        orgs: OneRosterOrgs,
        others: [FeedFile],
        reports: Diagnostics
    ) throws(UnreadableFeed) {
        self.kind = kind
        self.users = users
        self.columns = columns
        self.roles = roles
        self.orgs = orgs
        self.others = others
        remarks = reports
        roleColumns = try Columns(of: roles, known: RoleRow.columns, kept: RoleRow.keptHeadings)
    }

    var reports: Diagnostics {
        guard families > 0 else { return remarks }
        return remarks
            + Diagnostics(["\(counted(families, "role", "roles")) of students and families ignored"])
    }

    var files: [FeedFile] { [columns.report(on: users)] + others + [roleColumns.report(on: roles)] }

    /// Brings the rows of both files together by user.
    func rows() throws -> any FeedRows {
        let gathering = try PartitionedRows(ofBytes: users.size + roles.size)
        let files = [
            (Self.usersFile, users, columns.index(of: "District ID")),
            (Self.rolesFile, roles, roleColumns.index(of: "District ID")),
        ]
        for (number, file, index) in files {
            while let row = try file.next() {
                let piece = PartitionedRows.Piece(file: number, line: row.line, texts: row.cells)
                try gathering.add(piece, under: index.flatMap(row.cell)?.trimmed ?? "")
            }
        }
        return AssembledRows(self, gathering)
    }

    mutating func decode(_ group: PartitionedRows.Group, _ faults: inout Faults) -> [FeedRow] {
        var rows: [FeedRow] = []
        var types: Set<AccountType> = []
        for piece in group.pieces {
            let row = CSVFile.Row(line: piece.line, cells: piece.texts)
            if piece.file == Self.usersFile {
                if let decoded = columns.decode(row, of: users, numbered: piece.file, &faults) {
                    rows.append(OneRoster.resolvingConflicts(decoded, &remarks))
                }
            } else if let role = roleColumns.decode(row, of: roles, numbered: piece.file, &faults) {
                types.insert(role.isStaff ? .staff : AccountType(role: role.role) ?? .guardian)
                add(role, to: &rows)
            }
        }
        // Somebody who works here and has a child here is staff.
        if let type = [AccountType.staff, .student, .guardian].first(where: types.contains) {
            for index in rows.indices { rows[index].accountType = type }
        }
        return rows
    }

    /// Adds a role to the first row of its user or, if there is none, to a row of its own for a person
    /// already known.
    private mutating func add(_ role: RoleRow, to rows: inout [FeedRow]) {
        guard role.isStaff else {
            families += 1
            return
        }
        guard !role.isToBeDeleted else {
            remarks.append(
                "\(role.origin): the role \(quoted(role.role)) of \(quoted(role.user)) is marked tobedeleted; "
                    + "nothing is deleted, and its End Date is left as it is"
            )
            return
        }
        if rows.isEmpty {
            var row = FeedRow(origin: role.origin)
            row.districtID = role.user
            rows = [row]
        }
        var assignment = FeedAssignment(school: orgs.name(of: role.org), title: role.role)
        assignment.startDate = role.beginDate
        assignment.endDate = .value(role.endDate)
        assignment.other = role.other
        let district = orgs.district(of: role.org)
        rows[0].employments.add(assignment, inDistrict: district.number, named: district.name)
    }
}
