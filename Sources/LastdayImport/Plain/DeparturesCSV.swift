public import LastdayCore

/// A personnel office's list of departures, with the headings that such offices use.
public struct DeparturesCSV: Sendable {
    /// The lines, in the order of the file.
    public let rows: [DepartureRow]
    /// The file and how its columns were used.
    public let file: FeedFile

    private static let columns: [ColumnSpec<DepartureRow>] = [
        .plain("Username", ["Username", "User Name", "Login", "Account"], \.username),
        ColumnSpec(
            "Employee ID",
            ["Employee ID", "District ID", "Person ID", "Staff ID", "Employee Number"]
        ) { cell, row in
            if !cell.isEmpty { row.identifiers.append(NamedText(name: "Employee ID", text: cell)) }
        },
        .plain("Email", ["Email", "Email Address"], \.email),
        .plain("Last Name", ["Last Name", "Surname", "Family Name"], \.lastName),
        .plain("First Name", ["First Name", "Given Name"], \.firstName),
        ColumnSpec(
            "Last Day",
            [
                "Last Day", "End Date", "Expires Date", "Separation Date", "Termination Date",
                "Last Day Worked",
                "Last Date of Employment",
            ],
            .everyCell
        ) { cell, row throws(BadCell) in
            row.lastDay = try readDate(cell)
        },
        .plain("Reason", ["Reason", "Separation Reason"], \.reason),
    ]

    /// Returns whether the file has a heading that only lists of departures have; others have an Expires Date
    /// or an End Date too.
    static func isOne(_ file: CSVFile) -> Bool {
        let days = [
            "Last Day", "Separation Date", "Termination Date", "Last Day Worked", "Last Date of Employment",
        ]
        return !Set(file.headingKeys).isDisjoint(with: days.map(headingKey))
    }

    /// The most lines that a list may have, because it is held in memory and decided as a whole.
    private static let mostRows = 100_000

    /// Reads the file at a path.
    ///
    /// A line with invalid cells is included with its faults, so that they can be reported together with all
    /// others in the list.
    ///
    /// - Throws: ``UnreadableFeed``.
    public init(path: String) throws {
        try self.init(try CSVFile(path: path))
    }

    init(_ file: CSVFile) throws {
        let columns = try Columns(of: file, known: Self.columns)
        let fields = Set(columns.taken.map(\.known.field))
        let isNamed = fields.isSuperset(of: ["Last Name", "First Name"])
        guard isNamed || !fields.isDisjoint(with: ["Username", "Employee ID", "Email"]) else {
            throw UnreadableFeed(
                "\(file.name): no column says who leaves; it needs Username, Employee ID, Email, "
                    + "or both Last Name and First Name"
            )
        }
        var rows: [DepartureRow] = []
        while let row = try file.next() {
            guard rows.count < Self.mostRows else {
                throw UnreadableFeed(
                    "\(file.name): more than \(Self.mostRows) departures, which are entered all or none; split the list"
                )
            }
            var faults = Faults()
            var decoded = columns.decode(row, of: file, &faults) ?? DepartureRow(origin: file.origin(of: row))
            decoded.faults = faults.sentences
            rows.append(decoded)
        }
        self.rows = rows
        self.file = columns.report(on: file)
    }
}
