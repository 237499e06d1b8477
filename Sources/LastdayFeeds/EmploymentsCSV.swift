import LastdayRules

/// Plain CSV files of District Employments, headed as the guide's screen names the fields, and of District Assignments.
enum EmploymentsCSV {
    private static let who: [KnownColumn<FeedRow>] = [
        KnownColumn("Username", ["Username"]) { cell, row in row.username = cell.isEmpty ? nil : cell },
        KnownColumn("District ID", ["District ID", "Person ID", "Employee ID"]) { cell, row in
            row.districtID = cell.isEmpty ? nil : cell
        },
        KnownColumn("District Number", ["District Number", "District"], .everyCell) {
            cell,
            row throws(BadCell) in
            guard !cell.isEmpty else { throw BadCell("blank; every employment is with a district") }
            row.employment.districtNumber = cell
        },
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
            KnownColumn("School", ["School"], .everyCell) { cell, row throws(BadCell) in
                guard !cell.isEmpty else { throw BadCell("blank; every assignment is at a school") }
                row.assignment.school = cell
            },
            KnownColumn("Title", ["Title", "Assignment", "Role"], .everyCell) { cell, row throws(BadCell) in
                guard !cell.isEmpty else { throw BadCell("blank; every assignment has a title") }
                row.assignment.title = cell
            },
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

    static func feed(of file: CSVFile) throws -> Feed {
        let areAssignments = has(["title", "school"], file) || has(["role", "school"], file)
        let columns = try Columns(of: file, known: areAssignments ? assignment : employment)
        let heard = try columns.hear(file).map { row in
            var row = row
            let other = row.other.filter { !$0.text.isEmpty }
            if areAssignments { row.assignment.other = other } else { row.employment.other = other }
            row.other = []
            return row
        }
        return Feed(
            kind: areAssignments ? "assignments CSV" : "employments CSV",
            rows: try additions(heard) { person, row in
                let same = person.employments.firstIndex {
                    areAssignments && $0.districtNumber == row.employment.districtNumber
                }
                guard let same else { return person.employments += row.employments }
                person.employments[same].assignments += row.employment.assignments
            },
            files: [columns.report(on: file)],
            reports: []
        )
    }
}

/// One row for each person out of rows that add to somebody who has to be known already.
///
/// - Throws: ``LastdayRules/BadRows`` where a row says nobody.
func additions(_ rows: [FeedRow], add: (inout FeedRow, FeedRow) -> Void) throws(BadRows) -> [FeedRow] {
    let nameless = rows.filter { $0.username == nil && $0.districtID == nil }
    guard nameless.isEmpty else {
        throw BadRows(nameless.map { "\($0.origin): neither a Username nor a District ID" })
    }
    var gathered: [FeedRow] = []
    var places: [[String?]: Int] = [:]
    for row in rows {
        let key = [row.username, row.districtID]
        if let place = places[key] {
            add(&gathered[place], row)
        } else {
            var first = row
            first.isAddition = true
            first.other = []
            places[key] = gathered.count
            gathered.append(first)
        }
    }
    return gathered
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
}
