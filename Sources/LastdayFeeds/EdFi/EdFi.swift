import LastdayRules

/// Ed-Fi's staff interchange: people, logins, employments and assignments, with the names of schools and districts
/// where the education organisations' interchange lies beside it.
/// https://docs.ed-fi.org/reference/data-exchange/data-standard/
struct EdFi {
    private static let staffRoot = "InterchangeStaffAssociation"
    private static let organisationRoot = "InterchangeEducationOrganization"

    private var organisations = EdFiOrganisations()
    private var staff: [(id: String, row: FeedRow)] = []
    /// The unique identifiers behind the elements' own, for references.
    private var identifiers: [String: String] = [:]
    private var employments: [(record: XMLRecord, file: String)] = []
    private var assignments: [(record: XMLRecord, file: String)] = []
    private var specialEd: Set<[String]> = []
    /// How many elements of each name set no field, by file.
    private var left: [String: [String: Int]] = [:]
    private var files: [FeedFile] = []
    private var faults: [String] = []

    /// Reads the XML files at these paths.
    ///
    /// - Throws: ``UnreadableFeed``, or ``LastdayRules/BadRows`` with a line for everything that cannot be right.
    static func feed(of paths: [(path: String, name: String)]) throws -> Feed {
        var edFi = EdFi()
        var unread: [String] = []
        for (path, name) in paths where try !edFi.read(path, named: name) { unread.append(name) }
        guard !edFi.files.isEmpty else {
            throw UnreadableFeed(
                "\(paths.map(\.name).joined(separator: ", ")): no \(staffRoot) of Ed-Fi; lastday import reads that one"
            )
        }
        let rows = try edFi.rows()
        let reports = edFi.left.sorted { $0.key < $1.key }.map { file, names in
            let told = names.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            return "\(file): left: \(told.joined(separator: ", "))"
        }
        let count = counted(edFi.organisations.count, "organisation", "organisations")
        return Feed(
            kind: edFi.organisations.count == 0 ? "Ed-Fi" : "Ed-Fi, \(count)",
            rows: rows,
            files: edFi.files,
            reports: reports + unread.map { "\($0): left unread, no interchange of staff or organisations" }
        )
    }

    /// Reads one file; false where it is of neither kind.
    private mutating func read(_ path: String, named name: String) throws(UnreadableFeed) -> Bool {
        var count = 0
        let root = try XMLRecords.read(path, named: name) { root, record in
            count += 1
            switch root {
            case Self.organisationRoot:
                if !organisations.hear(record) { left[name, default: [:]][record.name, default: 0] += 1 }
            case Self.staffRoot:
                hear(record, in: name)
            default:
                break
            }
        }
        switch root {
        case Self.organisationRoot:
            break
        case Self.staffRoot:
            files.append(
                FeedFile(
                    name: name,
                    rowCount: count,
                    taken: Self.taken.map { FeedFile.Taken(heading: $0, field: $1) },
                    left: [],
                    refused: []
                )
            )
        default:
            return false
        }
        return true
    }

    private static let taken = [
        ("StaffUniqueId", "District ID"), ("LastSurname", "Last Name"), ("FirstName", "First Name"),
        ("MiddleName", "Middle Name"), ("ElectronicMailAddress", "Email"), ("LoginId", "Username"),
        ("HireDate", "Start Date"), ("EmploymentPeriod/EndDate", "End Date"),
        ("FullTimeEquivalency", "FTE Percent"), ("PositionTitle", "Title"), ("BeginDate", "Start Date"),
        ("EndDate", "End Date"), ("ProgramAssignment", "Special Ed"),
    ]

    private mutating func hear(_ record: XMLRecord, in file: String) {
        switch record.name {
        case "Staff":
            hearStaff(record, in: file)
        case "StaffEducationOrganizationEmploymentAssociation":
            employments.append((record, file))
        case "StaffEducationOrganizationAssignmentAssociation":
            assignments.append((record, file))
        case "StaffSchoolAssociation":
            if record.all("ProgramAssignment").contains(where: Self.isSpecialEd),
                let staff = staffID(of: record),
                let school = record.first("SchoolId")
            {
                specialEd.insert([staff, school])
            }
        default:
            left[file, default: [:]][record.name, default: 0] += 1
        }
    }

    private mutating func hearStaff(_ record: XMLRecord, in file: String) {
        guard let id = record.first("StaffUniqueId") else {
            faults.append("\(file), line \(record.line): a Staff without StaffUniqueId")
            return
        }
        if let own = record.id { identifiers[own] = id }
        var row = FeedRow(origin: "\(file), line \(record.line)")
        row.districtID = id
        row.username = record.first("LoginId")
        row.lastName = record.first("Name/LastSurname").map(Said.value) ?? .nothing
        row.firstName = record.first("Name/FirstName").map(Said.value) ?? .nothing
        row.middleName = .value(record.first("Name/MiddleName"))
        row.email = record.first("ElectronicMail/ElectronicMailAddress").map { .value($0) } ?? .nothing
        row.otherOfPerson = Self.rest(of: record) { path in
            path == "StaffUniqueId" || path == "LoginId"
                || path.hasPrefix("ElectronicMail/ElectronicMailAddress")
                || ["Name/LastSurname", "Name/FirstName", "Name/MiddleName"].contains(path)
        }
        staff.append((id, row))
    }

    /// The rows, once everything has been heard: an association may stand before the staff that it is about.
    private mutating func rows() throws -> [FeedRow] {
        var employed: [String: [FeedEmployment]] = [:]
        var origins: [String: String] = [:]
        for (record, file) in employments {
            guard let (id, organisation, origin) = subject(of: record, in: file) else { continue }
            var said = FeedEmployment(districtNumber: organisations.district(of: organisation))
            said.districtName = organisations.name(of: said.districtNumber).map { .value($0) } ?? .nothing
            said.school = .value(organisations.name(of: organisation) ?? organisation)
            said.startDate = date("EmploymentPeriod/HireDate", of: record, origin)
            said.endDate = .value(date("EmploymentPeriod/EndDate", of: record, origin))
            if let fte = record.first("FullTimeEquivalency") { said.ftePercent = .value(Self.percent(fte)) }
            said.other = Self.rest(of: record) { path in
                path.contains("Reference") || path == "FullTimeEquivalency"
                    || ["EmploymentPeriod/HireDate", "EmploymentPeriod/EndDate"].contains(path)
            }
            employed[id, default: []].append(said)
            origins[id] = origin
        }
        for (record, file) in assignments {
            guard let (id, organisation, origin) = subject(of: record, in: file) else { continue }
            let classification = record.first("StaffClassification").map(Self.code)
            var said = FeedAssignment(
                school: organisations.name(of: organisation) ?? organisation,
                title: record.first("PositionTitle") ?? classification ?? "unnamed"
            )
            said.startDate = date("BeginDate", of: record, origin)
            said.endDate = .value(date("EndDate", of: record, origin))
            said.isSpecialEd = .value(
                specialEd.contains([id, organisation]) || classification.map(Self.isSpecialEd) == true
            )
            said.other = Self.rest(of: record) { path in
                path.contains("Reference") || ["PositionTitle", "BeginDate", "EndDate"].contains(path)
            }
            var theirs = employed[id] ?? []
            if let index = theirs.firstIndex(where: { $0.school == .value(said.school) }) {
                theirs[index].assignments.append(said)
            } else {
                let district = organisations.district(of: organisation)
                theirs.add(said, inDistrict: district, named: organisations.name(of: district))
            }
            employed[id] = theirs
            origins[id] = origins[id] ?? origin
        }
        guard faults.isEmpty else { throw BadRows(faults) }
        var rows = staff.map { one in
            var row = one.row
            row.employments = employed.removeValue(forKey: one.id) ?? []
            return row
        }
        // Whoever is not among the staff here may be known from an earlier import.
        for (id, employments) in employed.sorted(by: { $0.key < $1.key }) {
            var row = FeedRow(origin: origins[id] ?? id)
            row.districtID = id
            row.employments = employments
            rows.append(row)
        }
        return rows
    }

    /// Whom and which organisation an association is about, and where it stands.
    private mutating func subject(
        of record: XMLRecord,
        in file: String
    ) -> (staff: String, organisation: String, origin: String)? {
        let origin = "\(file), line \(record.line)"
        guard let staff = staffID(of: record) else {
            faults.append("\(origin): a \(record.name) that refers to no staff")
            return nil
        }
        let reference = record.texts.first { $0.path == "EducationOrganizationReference@ref" }?.text
        guard
            let organisation = record.first("EducationOrganizationId") ?? reference.flatMap(organisations.id)
        else {
            faults.append("\(origin): a \(record.name) that refers to no organisation")
            return nil
        }
        return (staff, organisation, origin)
    }

    private func staffID(of record: XMLRecord) -> String? {
        record.first("StaffReference/StaffIdentity/StaffUniqueId")
            ?? record.texts.first { $0.path == "StaffReference@ref" }.flatMap { identifiers[$0.text] }
    }

    private mutating func date(_ path: String, of record: XMLRecord, _ origin: String) -> CivilDate? {
        guard let text = record.all(path).first else { return nil }
        do {
            return try readDate(text)
        } catch {
            faults.append("\(origin), \(path.split(separator: "/").last ?? ""): \(error.fault)")
            return nil
        }
    }

    /// What has no field of its own, as it stands; several texts under one path together.
    private static func rest(of record: XMLRecord, without isTaken: (String) -> Bool) -> [NamedText] {
        var rest: [NamedText] = []
        for (path, text) in record.texts where !isTaken(path) {
            if let index = rest.firstIndex(where: { $0.name == path }) {
                rest[index] = NamedText(name: path, text: "\(rest[index].text); \(text)")
            } else {
                rest.append(NamedText(name: path, text: text))
            }
        }
        return rest
    }

    /// The code value of a descriptor: "Teacher" of "uri://ed-fi.org/StaffClassificationDescriptor#Teacher".
    private static func code(_ descriptor: String) -> String {
        descriptor.split(separator: "#").last.map(String.init) ?? descriptor
    }

    private static func isSpecialEd(_ descriptor: String) -> Bool {
        code(descriptor).lowercased().hasPrefix("special ed")
    }

    /// A ratio as a whole number of percent; anything else as it stands.
    private static func percent(_ ratio: String) -> String {
        guard let value = Double(ratio), (0...1).contains(value) else { return ratio }
        return String(Int((value * 100).rounded()))
    }
}
