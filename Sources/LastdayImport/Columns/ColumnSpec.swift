import LastdayCore

/// What one row of a file says, as it is heard cell by cell.
protocol DecodableRow: Sendable {
    /// Where it stands, for messages.
    var origin: String { get }
    /// The columns that have no field of their own, as they stand.
    var other: [NamedText] { get set }
    /// A row that says nothing yet.
    init(origin: String)
}

extension FeedRow: DecodableRow {}
extension DepartureRow: DecodableRow {}

/// How much of a column a file must have.
enum Requirement {
    /// Nothing.
    case optional
    /// The column, whatever its cells hold.
    case column
    /// The column, and no blank cell in it.
    case everyCell
}

/// A column that a file can have and that sets a field: the headings that mean it, and how its cells are heard.
struct ColumnSpec<Row: DecodableRow>: Sendable {
    /// The field that it sets, in the guide's words.
    let field: String
    /// The headings that mean it; the first is how the format spells it.
    let headings: [String]
    let requirement: Requirement
    /// Writes what a cell, without blanks around it, says into the row.
    let decode: @Sendable (_ cell: String, _ row: inout Row) throws(BadCell) -> Void

    init(
        _ field: String,
        _ headings: [String],
        _ requirement: Requirement = .optional,
        decode: @escaping @Sendable (_ cell: String, _ row: inout Row) throws(BadCell) -> Void
    ) {
        self.field = field
        self.headings = headings
        self.requirement = requirement
        self.decode = decode
    }

    var heading: String { headings[0] }
}

extension ColumnSpec {
    /// A text that may be absent; a blank cell is none.
    static func plain(
        _ field: String,
        _ headings: [String],
        _ path: any WritableKeyPath<Row, String?> & Sendable,
        requirement: Requirement = .optional
    ) -> Self {
        Self(field, headings, requirement) { cell, row in row[keyPath: path] = cell.isEmpty ? nil : cell }
    }

    /// A text that every row has; a blank cell is refused with that fault.
    static func required(
        _ field: String,
        _ headings: [String],
        else fault: String,
        _ path: any WritableKeyPath<Row, String> & Sendable
    ) -> Self {
        Self(field, headings, .everyCell) { cell, row throws(BadCell) in
            guard !cell.isEmpty else { throw BadCell(fault) }
            row[keyPath: path] = cell
        }
    }
}

extension ColumnSpec<FeedRow> {
    /// Whom a row is about, by the account.
    static var username: Self { .plain("Username", ["Username"], \.username) }

    /// Whom a row is about, by the district's own identifier.
    static var districtID: Self {
        .plain("District ID", ["District ID", "Person ID", "Employee ID"], \.districtID)
    }

    typealias Path<Value: Sendable & Equatable> = any WritableKeyPath<FeedRow, Patch<Value>> & Sendable

    /// A text that may be absent; a blank cell says that it is.
    static func text(_ field: String, _ headings: [String], _ path: Path<String?>) -> Self {
        Self(field, headings) { cell, row in row[keyPath: path] = .value(cell.isEmpty ? nil : cell) }
    }

    /// A text about the person, which the row of another account may say: a blank cell says nothing.
    static func ofPerson(_ field: String, _ headings: [String], _ path: Path<String?>) -> Self {
        Self(field, headings) { cell, row in
            if !cell.isEmpty { row[keyPath: path] = .value(cell) }
        }
    }

    /// Part of a person's name; everybody has one, so a blank cell says nothing.
    static func name(_ field: String, _ headings: [String], _ requirement: Requirement, _ path: Path<String>)
        -> Self
    {
        Self(field, headings, requirement) { cell, row in
            if !cell.isEmpty { row[keyPath: path] = .value(cell) }
        }
    }

    /// A date; a blank cell says that there is none.
    static func date(_ field: String, _ headings: [String], _ path: Path<CivilDate?>) -> Self {
        Self(field, headings) { cell, row throws(BadCell) in row[keyPath: path] = .value(try readDate(cell)) }
    }

    /// A box; a blank cell says that it is not ticked.
    static func flag(_ field: String, _ headings: [String], _ path: Path<Bool>) -> Self {
        Self(field, headings) { cell, row throws(BadCell) in
            row[keyPath: path] = .value(try readFlag(cell) ?? false)
        }
    }

    /// Texts with semicolons between them.
    static func list(_ field: String, _ headings: [String], _ path: Path<[String]>) -> Self {
        Self(field, headings) { cell, row in row[keyPath: path] = .value(readList(cell)) }
    }
}
