import LastdayCore

/// Plain CSV files of District Employments and District Assignments, with the guide's names as headings.
enum EmploymentsCSV {
    private static let who: [ColumnSpec<FeedRow>] = [
        .username, .districtID,
        .required(
            "District Number",
            HeadingTable.ownNames(of: .districtNumber),
            else: "blank; every employment is with a district",
            \.employment.districtNumber
        ),
    ]

    private static let employment: [ColumnSpec<FeedRow>] =
        who + [
            text(.districtName, \.districtName),
            startDate(\.employment.startDate), endDate(\.employment.endDate),
            text(.teachingStartYear, \.teachingStartYear),
            text(.teachingYearsModifier, \.teachingYearsModifier),
            text(.licenseNumber, \.licenseNumber),
            text(.ftePercent, \.ftePercent),
            text(.seniority, \.seniority),
            text(.education, \.education),
            text(.year, \.year),
            text(.school, \.school),
        ]

    private static let assignment: [ColumnSpec<FeedRow>] =
        who + [
            .required(
                "School",
                HeadingTable.ownNames(of: .school),
                else: "blank; every assignment is at a school",
                \.assignment.school
            ),
            .required(
                "Title",
                HeadingTable.ownNames(of: .title),
                else: "blank; every assignment has a title",
                \.assignment.title
            ),
            startDate(\.assignment.startDate), endDate(\.assignment.endDate),
            ColumnSpec(ColumnField.specialEd.rawValue, HeadingTable.ownNames(of: .specialEd)) {
                cell,
                row throws(BadCell) in
                row.assignment.isSpecialEd = .value(try readFlag(cell) ?? false)
            },
        ]

    private static func startDate(_ path: any WritableKeyPath<FeedRow, CivilDate?> & Sendable)
        -> ColumnSpec<FeedRow>
    {
        ColumnSpec(ColumnField.startDate.rawValue, HeadingTable.ownNames(of: .startDate)) {
            cell,
            row throws(BadCell) in
            row[keyPath: path] = try readStartDate(cell)
        }
    }

    private static func endDate(_ path: any WritableKeyPath<FeedRow, Patch<CivilDate?>> & Sendable)
        -> ColumnSpec<FeedRow>
    {
        ColumnSpec<FeedRow>(ColumnField.endDate.rawValue, HeadingTable.ownNames(of: .endDate)) {
            cell,
            row throws(BadCell) in
            row[keyPath: path] = .value(try readEndDate(cell))
        }.remarking(placeholderRemark)
    }

    private static func text(
        _ field: ColumnField,
        _ path: any WritableKeyPath<FeedEmployment, Patch<String?>> & Sendable
    ) -> ColumnSpec<FeedRow> {
        ColumnSpec(field.rawValue, HeadingTable.ownNames(of: field)) { cell, row in
            row.employment[keyPath: path] = .value(cell.isEmpty ? nil : cell)
        }
    }

    /// Returns the form of a file with the headings of employments or assignments; otherwise nil.
    static func form(of file: CSVFile) -> PlainForm? {
        let keys = Set(file.headingKeys)
        guard keys.contains("districtnumber"), !keys.contains("lastname") else { return nil }
        guard keys.contains("school"), !keys.isDisjoint(with: ["title", "role"]) else {
            return PlainForm(
                kind: "employments CSV",
                order: 1,
                columns: employment,
                prepare: { $0.employment.other = $0.takeOther() },
                add: { person, row in person.employments += row.employments }
            )
        }
        return PlainForm(
            kind: "assignments CSV",
            order: 2,
            columns: assignment,
            prepare: { $0.assignment.other = $0.takeOther() },
            add: { person, row in person.employments.add(row.assignment, under: row.employment) }
        )
    }
}

extension [FeedEmployment] {
    /// Adds an assignment to the latest employment with its district that had begun by then.
    fileprivate mutating func add(_ assignment: FeedAssignment, under employment: FeedEmployment) {
        let index = latest(by: assignment.startDate) { $0.districtNumber == employment.districtNumber }
        guard let index else { return append(employment) }
        self[index].assignments.append(assignment)
    }

    /// Returns the index of the latest fitting employment that had begun by a day; the first if none had.
    func latest(by day: CivilDate?, where fits: (FeedEmployment) -> Bool) -> Int? {
        let fitting = indices.filter { fits(self[$0]) }
        let begun = fitting.filter { index in
            guard let start = self[index].startDate, let day else { return true }
            return start <= day
        }
        let latest = begun.max { left, right in
            guard let one = self[left].startDate, let other = self[right].startDate else {
                return self[left].startDate == nil && self[right].startDate != nil
            }
            return one < other
        }
        return latest ?? fitting.first
    }
}

extension FeedRow {
    /// The row's only employment, which the first cell to be decoded creates.
    fileprivate var employment: FeedEmployment {
        get { employments.first ?? FeedEmployment(districtNumber: "") }
        set { employments = [newValue] }
    }

    /// The row's only assignment, in its employment.
    fileprivate var assignment: FeedAssignment {
        get { employment.assignments.first ?? FeedAssignment(school: "", title: "") }
        set { employment.assignments = [newValue] }
    }

    /// Removes and returns the columns that have no field, to be stored with the record of the row.
    fileprivate mutating func takeOther() -> [NamedText] {
        defer { other = [] }
        return other.filter { !$0.text.isEmpty }
    }
}
