import LastdayCore

/// A person, assembled from all elements of Ed-Fi's staff interchange that are about them.
struct EdFiPerson {
    /// The elements that are read.
    enum Element: String {
        case staff = "Staff"
        case employment = "StaffEducationOrganizationEmploymentAssociation"
        case assignment = "StaffEducationOrganizationAssignmentAssociation"
        case school = "StaffSchoolAssociation"
    }

    private struct Association {
        let record: XMLRecord
        let file: Int
        let origin: String
    }

    private let id: String
    private let organisations: EdFiOrganisations
    private var rows: [FeedRow] = []
    private var employments: [Association] = []
    private var assignments: [Association] = []
    /// The schools at which the person has a Special Ed programme.
    private var specialEd: Set<String> = []

    /// Creates the person with that StaffUniqueId, without any elements yet.
    init(id: String, organisations: EdFiOrganisations) {
        self.id = id
        self.organisations = organisations
    }

    /// Adds an element; an association may come before the staff or the employment that it is about.
    mutating func decode(_ record: XMLRecord, ofFile file: Int, origin: String) {
        switch Element(rawValue: record.name) {
        case .staff:
            rows.append(row(of: record, origin))
        case .employment:
            employments.append(Association(record: record, file: file, origin: origin))
        case .assignment:
            assignments.append(Association(record: record, file: file, origin: origin))
        case .school:
            let programs = record.all("ProgramAssignment") + record.all("ProgramAssignment/CodeValue")
            if programs.contains(where: Self.isSpecialEd),
                let school = record.first("SchoolId")
            {
                specialEd.insert(school)
            }
        case nil:
            break
        }
    }

    /// Returns the person's rows, once all elements have been added; only the first has the employments.
    func rows(_ faults: inout Faults) -> [FeedRow] {
        var employed: [FeedEmployment] = []
        for association in employments {
            employed += employments(association, &faults)
        }
        for association in assignments { add(association, to: &employed, &faults) }
        var rows = rows
        if rows.isEmpty, let first = employments.first ?? assignments.first {
            // A person without a Staff element may be known from an earlier import.
            var row = FeedRow(origin: first.origin)
            row.districtID = id
            rows = [row]
        }
        if !rows.isEmpty { rows[0].employments = employed }
        return rows
    }

    private func row(of record: XMLRecord, _ origin: String) -> FeedRow {
        var row = FeedRow(origin: origin)
        row.districtID = id
        row.username = record.first("LoginId")
        row.lastName = record.first("Name/LastSurname").map(Patch.value) ?? .unspecified
        row.firstName = record.first("Name/FirstName").map(Patch.value) ?? .unspecified
        row.middleName = record.first("Name/MiddleName").map { .value($0) } ?? .unspecified
        let emails = record.emails
        row.email = emails.first.map { .value($0) } ?? .unspecified
        if emails.count > 1 { row.otherEmails = .value(Array(emails.dropFirst())) }
        row.identifiers = record.identifiers
        row.accountType = .staff
        row.otherOfPerson = record.rest { path in
            if NeverStored.kind(of: path) != nil { return true }
            return path == "StaffUniqueId" || path == "LoginId"
                || path.hasPrefix("ElectronicMail/") || path.hasPrefix("StaffIdentificationCode")
                || ["Name/LastSurname", "Name/FirstName", "Name/MiddleName"].contains(path)
        }
        return row
    }

    /// Returns the employments of an association, one for each of its periods.
    private func employments(_ association: Association, _ faults: inout Faults) -> [FeedEmployment] {
        guard let organisation = organisation(of: association, &faults) else { return [] }
        let record = association.record
        var incoming = FeedEmployment(districtNumber: organisations.district(of: organisation))
        incoming.districtName =
            organisations.name(of: incoming.districtNumber).map { .value($0) } ?? .unspecified
        incoming.school = .value(organisations.name(of: organisation) ?? organisation)
        if let fte = record.first("FullTimeEquivalency") { incoming.ftePercent = .value(Self.percent(fte)) }
        let rest = record.rest { path in
            path.contains("Reference") || path == "FullTimeEquivalency" || path.hasPrefix(Self.period)
        }
        return periods(of: record).map { period in
            incoming.startDate = date(period.hired, "HireDate", of: association, &faults)
            incoming.endDate = .value(date(period.ended, "EndDate", of: association, &faults))
            // What is said of a period, such as its Separation, belongs to that period alone.
            incoming.other = rest + period.other
            return incoming
        }
    }

    private static let period = "EmploymentPeriod/"
    private static let hireDate = "EmploymentPeriod/HireDate"
    private static let endDate = "EmploymentPeriod/EndDate"

    /// A period of an employment: its dates, and whatever else is said of it.
    private struct Period {
        var hired: String?
        var ended: String?
        var other: [NamedText] = []
    }

    /// Returns the periods of an employment; as Ed-Fi requires, each begins with its HireDate.
    private func periods(of record: XMLRecord) -> [Period] {
        var periods: [Period] = []
        for (path, text) in record.texts where path.hasPrefix(Self.period) {
            if path == Self.hireDate {
                periods.append(Period(hired: text))
                continue
            }
            if periods.isEmpty { periods = [Period()] }
            let last = periods.count - 1
            if path == Self.endDate {
                periods[last].ended = text
            } else {
                periods[last].other.append(NamedText(name: path, text: text))
            }
        }
        return periods.isEmpty ? [Period()] : periods
    }

    /// Adds an assignment to the employment at its school or, if there is none, to the one with its district.
    private func add(
        _ association: Association,
        to employed: inout [FeedEmployment],
        _ faults: inout Faults
    ) {
        guard let organisation = organisation(of: association, &faults) else { return }
        let record = association.record
        // Ed-Fi 2 has the code value of a descriptor in an element of its own.
        let classification =
            (record.first("StaffClassification") ?? record.first("StaffClassification/CodeValue"))
            .map(Self.code)
        var incoming = FeedAssignment(
            school: organisations.name(of: organisation) ?? organisation,
            title: record.first("PositionTitle") ?? classification ?? "unnamed"
        )
        incoming.startDate = date(record.all("BeginDate").first, "BeginDate", of: association, &faults)
        incoming.endDate = .value(date(record.all("EndDate").first, "EndDate", of: association, &faults))
        incoming.isSpecialEd = .value(
            specialEd.contains(organisation) || classification.map(Self.isSpecialEd) == true
        )
        incoming.other = record.rest { path in
            path.contains("Reference") || ["PositionTitle", "BeginDate", "EndDate"].contains(path)
        }
        if let index = employed.latest(
            by: incoming.startDate,
            where: { $0.school == .value(incoming.school) }
        ) {
            employed[index].assignments.append(incoming)
        } else {
            let district = organisations.district(of: organisation)
            employed.add(incoming, inDistrict: district, named: organisations.name(of: district))
        }
    }

    /// Returns the organisation that an association is about; adds a fault and returns nil if it names none.
    private func organisation(of association: Association, _ faults: inout Faults) -> String? {
        let record = association.record
        let reference = record.texts.first { $0.path == "EducationOrganizationReference@ref" }?.text
        if let id = record.first("EducationOrganizationId") ?? reference.flatMap(organisations.id) {
            return id
        }
        faults.add(
            "\(association.origin): a \(record.name) that refers to no organisation",
            line: record.line,
            ofFile: association.file
        )
        return nil
    }

    private func date(
        _ text: String?,
        _ name: String,
        of association: Association,
        _ faults: inout Faults
    ) -> CivilDate? {
        guard let text else { return nil }
        do {
            return try readDate(text)
        } catch {
            faults.add(
                "\(association.origin), \(name): \(error.fault)",
                line: association.record.line,
                ofFile: association.file
            )
            return nil
        }
    }

    /// Returns the code value of a descriptor: "Teacher" of
    /// "uri://ed-fi.org/StaffClassificationDescriptor#Teacher".
    private static func code(_ descriptor: String) -> String {
        descriptor.split(separator: "#").last.map(String.init) ?? descriptor
    }

    private static func isSpecialEd(_ descriptor: String) -> Bool {
        code(descriptor).lowercased().hasPrefix("special ed")
    }

    /// Returns a ratio as a whole number of percent; anything else unchanged.
    private static func percent(_ ratio: String) -> String {
        guard let value = Double(ratio), (0...1).contains(value) else { return ratio }
        return String(Int((value * 100).rounded()))
    }
}
