import LastdayRules

/// Plain CSV files of District Employments, headed as the guide's screen names the fields, and of District Assignments.
enum EmploymentsCSV {
    private static let who: [KnownColumn<FeedRow>] = [
        .username, .districtID,
        .required(
            "District Number",
            ["District Number", "District"],
            else: "blank; every employment is with a district",
            \.employment.districtNumber
        ),
    ]

    private static let employment: [KnownColumn<FeedRow>] =
        who + [
            text("District Name", ["District Name"], \.districtName),
            KnownColumn("Start Date", ["Start Date"]) { cell, row throws(BadCell) in
                row.employment.startDate = try readDate(cell)
            },
            KnownColumn("End Date", ["End Date"]) { cell, row throws(BadCell) in
                row.employment.endDate = .value(try readDate(cell))
            },
            text("Teaching Start Year", ["Teaching Start Year"], \.teachingStartYear),
            text("Teaching Years Modifier", ["Teaching Years Modifier"], \.teachingYearsModifier),
            text("License Number", ["License Number"], \.licenseNumber),
            text("FTE Percent", ["FTE Percent", "FTE"], \.ftePercent),
            text("Seniority", ["Seniority"], \.seniority),
            text("Education", ["Education"], \.education),
            text("Year", ["Year"], \.year),
            text("School", ["School"], \.school),
        ]

    private static let assignment: [KnownColumn<FeedRow>] =
        who + [
            .required(
                "School",
                ["School"],
                else: "blank; every assignment is at a school",
                \.assignment.school
            ),
            .required(
                "Title",
                ["Title", "Assignment", "Role"],
                else: "blank; every assignment has a title",
                \.assignment.title
            ),
            KnownColumn("Start Date", ["Start Date"]) { cell, row throws(BadCell) in
                row.assignment.startDate = try readDate(cell)
            },
            KnownColumn("End Date", ["End Date"]) { cell, row throws(BadCell) in
                row.assignment.endDate = .value(try readDate(cell))
            },
            KnownColumn("Special Ed", ["Special Ed", "Special Education"]) { cell, row throws(BadCell) in
                row.assignment.isSpecialEd = .value(try readFlag(cell) ?? false)
            },
        ]

    private static func text(
        _ field: String,
        _ headings: [String],
        _ path: any WritableKeyPath<FeedEmployment, Said<String?>> & Sendable
    ) -> KnownColumn<FeedRow> {
        KnownColumn(field, headings) { cell, row in
            row.employment[keyPath: path] = .value(cell.isEmpty ? nil : cell)
        }
    }

    /// Whether the file is headed as one of employments or assignments.
    static func isOne(_ file: CSVFile) -> Bool { has(["districtnumber"], file) && !has(["lastname"], file) }

    private static func has(_ keys: Set<String>, _ file: CSVFile) -> Bool {
        keys.isSubset(of: Set(file.headings.map(headingKey)))
    }

    static func rows(of file: CSVFile) throws -> any FeedRows {
        if has(["title", "school"], file) || has(["role", "school"], file) {
            return try Additions.rows("assignments CSV", of: file, by: assignment) { row in
                row.assignment.other = row.takeOther()
            } add: { person, row in
                let same = person.employments.firstIndex {
                    $0.districtNumber == row.employment.districtNumber
                }
                guard let same else { return person.employments += row.employments }
                person.employments[same].assignments += row.employment.assignments
            }
        }
        return try Additions.rows("employments CSV", of: file, by: employment) { row in
            row.employment.other = row.takeOther()
        } add: { person, row in
            person.employments += row.employments
        }
    }
}

extension FeedRow {
    /// The one employment of the row, whichever of its cells is heard first.
    fileprivate var employment: FeedEmployment {
        get { employments.first ?? FeedEmployment(districtNumber: "") }
        set { employments = [newValue] }
    }

    /// The one assignment of the row, under its employment.
    fileprivate var assignment: FeedAssignment {
        get { employment.assignments.first ?? FeedAssignment(school: "", title: "") }
        set { employment.assignments = [newValue] }
    }

    /// What the columns without a field say, to be kept with what the row is about.
    fileprivate mutating func takeOther() -> [NamedText] {
        defer { other = [] }
        return other.filter { !$0.text.isEmpty }
    }
}
