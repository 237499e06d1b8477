import LastdayMessages
import LastdayCore

/// The CSV files of OneRoster 1.1 or 1.2, which student information systems export.
///
/// Both versions are read in the same way, because columns are found by their headings; 1.1 has the role in
/// users.csv, 1.2 in a file of its own.
/// https://www.imsglobal.org/oneroster-v11-final-csv-tables
/// https://www.imsglobal.org/spec/oneroster/v1p2/bind/csv/
struct OneRoster {
    static let usersFile = "users.csv"
    static let manifestFile = "manifest.csv"
    static let rolesFile = "roles.csv"
    static let orgsFile = "orgs.csv"

    let users: CSVFile
    var manifest: CSVFile?
    var roles: CSVFile?
    var orgs: CSVFile?
    /// What the user says about the columns.
    var choices = ColumnChoices()

    /// Returns whether a file has the headings of users.csv.
    static func isUsersFile(_ file: CSVFile) -> Bool {
        file.headingKeys.contains { ["sourcedid", "enableduser"].contains($0) }
    }

    /// Opens the rows of the set; the files other than users.csv are read to their ends.
    func rows() throws -> any FeedRows {
        let columns = try Columns(
            of: users,
            known: Self.columns,
            kept: Self.keptHeadings,
            choices: choices
        )
        let stated = try statedVersion()
        let kind = version(stated: stated).map { "OneRoster \($0)" } ?? "OneRoster"
        let reports = Diagnostics(versionReports(stated: stated))
        var others = manifest.map { [Self.report(on: $0)] } ?? []
        var orgRows: [OrgRow] = []
        if let orgs {
            let columns = try Columns(of: orgs, known: OrgRow.columns, kept: ["status", "dateLastModified"])
            orgRows = try columns.decodeAll(orgs)
            others.append(columns.report(on: orgs))
        }
        guard let roles else {
            return PlainRows(
                kind,
                of: users,
                by: columns,
                beside: others,
                reports: reports,
                mind: Self.resolvingConflicts
            )
        }
        return try OneRosterRoles(
            kind: kind,
            users: users,
            columns: columns,
            roles: roles,
            orgs: OneRosterOrgs(orgRows),
            others: others,
            reports: reports
        ).rows()
    }

    /// Returns the row as its status requires; nothing is deleted, even if the feed asks for it.
    static func resolvingConflicts(_ row: FeedRow, _ reports: inout Diagnostics) -> FeedRow {
        let status = row.other.first { $0.name.lowercased() == "status" }?.text.trimmed ?? ""
        let who = brief(row.username ?? row.districtID ?? "")
        switch status.lowercased() {
        case "", "active":
            return row
        case "tobedeleted":
            // What the feed itself takes out of use is disabled, like any other account of it.
            guard row.disabled != .value(true) else { return row }
            reports.append(
                "\(row.origin): \(who) is marked tobedeleted; nothing is deleted, and Disabled is left as it is: "
                    + "use lastday queue or lastday disable"
            )
            var row = row
            row.disabled = .unspecified
            return row
        default:
            reports.append(
                "\(row.origin): \(who) has the status \(quoted(status)), which is stored but has no effect"
            )
            return row
        }
    }

    /// Returns the report on a file that sets no field.
    private static func report(on file: CSVFile) -> FeedFile {
        FeedFile(name: file.name, rowCount: file.rowCount, taken: [], left: [], dropped: [])
    }
}
