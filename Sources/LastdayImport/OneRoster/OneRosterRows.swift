import LastdayCore

/// A row of orgs.csv: a school, a district or any other organisation.
struct OrgRow: DecodableRow {
    let origin: String
    var other: [NamedText] = []
    var sourcedID = ""
    var name: String?
    var type: String?
    var identifier: String?
    var parent: String?

    init(origin: String) {
        self.origin = origin
    }

    static let columns: [ColumnSpec<OrgRow>] = [
        .required("Org", ["sourcedId"], else: "blank; every organisation needs one", \.sourcedID),
        .plain("School", ["name"], \.name, requirement: .column),
        ColumnSpec("Type", ["type"]) { cell, row in row.type = cell.lowercased() },
        .plain("District Number", ["identifier"], \.identifier),
        .plain("District", ["parentSourcedId"], \.parent),
    ]
}

/// A row of roles.csv: a user's role at one organisation, with its dates.
struct RoleRow: DecodableRow {
    let origin: String
    var other: [NamedText] = []
    var user = ""
    var org = ""
    var role = ""
    var beginDate: CivilDate?
    var endDate: CivilDate?
    var isToBeDeleted = false

    init(origin: String) {
        self.origin = origin
    }

    static let columns: [ColumnSpec<RoleRow>] = [
        .required("District ID", ["userSourcedId"], else: "blank; every role belongs to a user", \.user),
        .required("School", ["orgSourcedId"], else: "blank; every role is at an organisation", \.org),
        .required("Title", ["role"], else: "blank; every role has a name", \.role),
        ColumnSpec("Start Date", ["beginDate"]) { cell, row throws(BadCell) in
            row.beginDate = try readStartDate(cell)
        },
        ColumnSpec<RoleRow>("End Date", ["endDate"]) { cell, row throws(BadCell) in
            row.endDate = try readEndDate(cell)
        }.remarking(placeholderRemark),
        ColumnSpec("Status", ["status"]) { cell, row in
            row.isToBeDeleted = cell.lowercased() == "tobedeleted"
        },
    ]

    /// The headings that set no field here; they are stored unchanged.
    static let keptHeadings = ["sourcedId", "dateLastModified", "roleType", "userProfileSourcedId"]

    /// Whether it is a role of the district's own staff, not of a student or a family.
    var isStaff: Bool { !["student", "parent", "guardian", "relative"].contains(role.lowercased()) }
}

/// The organisations of a OneRoster set.
struct OneRosterOrgs {
    private let orgs: [String: OrgRow]
    /// The district, if the set has exactly one.
    private let onlyDistrict: OrgRow?

    init(_ rows: [OrgRow]) {
        orgs = Dictionary(rows.map { ($0.sourcedID, $0) }) { first, _ in first }
        let districts = rows.filter { $0.type == "district" }
        onlyDistrict = districts.count == 1 ? districts[0] : nil
    }

    func name(of id: String) -> String { orgs[id]?.name ?? id }

    /// Returns the number and, if known, the name of the district that an organisation belongs to.
    ///
    /// If the set has exactly one district, an organisation that is not below any district belongs to it.
    func district(of id: String) -> (number: String, name: String?) {
        var id = id
        var seen: Set<String> = []
        while let org = orgs[id], org.type != "district", let parent = org.parent, seen.insert(id).inserted {
            id = parent
        }
        let found = orgs[id].map { $0.type == "district" ? $0 : onlyDistrict ?? $0 }
        return (found?.identifier ?? found?.sourcedID ?? id, found?.name)
    }
}
