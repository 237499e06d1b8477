import LastdayCore

/// A row that can be decoded from a file cell by cell.
protocol DecodableRow: Sendable {
    /// The place of the row, for messages.
    var origin: String { get }
    /// The columns that have no field of their own, unchanged.
    var other: [NamedText] { get set }
    /// Creates a row without values.
    init(origin: String)
}

extension FeedRow: DecodableRow {}
extension DepartureRow: DecodableRow {}

/// The part of a column that a file must have.
enum Requirement {
    /// Nothing.
    case optional
    /// The column, with any cells.
    case column
    /// The column, without blank cells.
    case everyCell
}

/// A column that sets a field: its headings, and how its cells are decoded.
struct ColumnSpec<Row: DecodableRow>: Sendable {
    /// The field that the column sets, in the guide's words.
    let field: String
    /// The accepted headings; the first is the format's own spelling.
    let headings: [String]
    let requirement: Requirement
    /// Sets the row's value from a cell, which is trimmed.
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

    /// The same column if a file need not have it, nor a cell in every row.
    var optional: ColumnSpec {
        ColumnSpec(field, headings) { [decode] cell, row throws(BadCell) in
            if !cell.isEmpty { try decode(cell, &row) }
        }
    }
}

extension ColumnSpec {
    /// A column of optional texts; a blank cell means nil.
    static func plain(
        _ field: String,
        _ headings: [String],
        _ path: any WritableKeyPath<Row, String?> & Sendable,
        requirement: Requirement = .optional
    ) -> Self {
        Self(field, headings, requirement) { cell, row in row[keyPath: path] = cell.isEmpty ? nil : cell }
    }

    /// A column of texts that every row must have; a blank cell is refused with the given fault.
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
    /// The column with the username of the account that a row is about.
    static var username: Self { .plain("Username", ["Username"], \.username) }

    /// The column with the district's identifier of the person that a row is about.
    static var districtID: Self {
        .plain("District ID", ["District ID", "Person ID", "Employee ID"], \.districtID)
    }

    typealias Path<Value: Sendable & Equatable> = any WritableKeyPath<FeedRow, Patch<Value>> & Sendable

    /// A column of optional texts; a blank cell clears the field.
    static func text(_ field: String, _ headings: [String], _ path: Path<String?>) -> Self {
        Self(field, headings) { cell, row in row[keyPath: path] = .value(cell.isEmpty ? nil : cell) }
    }

    /// A column of texts about the person; a blank cell leaves the field as it is, because the row of another
    /// of the person's accounts may have the value.
    static func ofPerson(_ field: String, _ headings: [String], _ path: Path<String?>) -> Self {
        Self(field, headings) { cell, row in
            if !cell.isEmpty { row[keyPath: path] = .value(cell) }
        }
    }

    /// A column with a part of the person's name; a blank cell leaves it as it is, as every person has a
    /// name.
    static func name(_ field: String, _ headings: [String], _ requirement: Requirement, _ path: Path<String>)
        -> Self
    {
        Self(field, headings, requirement) { cell, row in
            if !cell.isEmpty { row[keyPath: path] = .value(cell) }
        }
    }

    /// A column of dates; a blank cell clears the field.
    static func date(_ field: String, _ headings: [String], _ path: Path<CivilDate?>) -> Self {
        Self(field, headings) { cell, row throws(BadCell) in row[keyPath: path] = .value(try readDate(cell)) }
    }

    /// A column of check boxes; a blank cell means that the box is not ticked.
    static func flag(_ field: String, _ headings: [String], _ path: Path<Bool>) -> Self {
        Self(field, headings) { cell, row throws(BadCell) in
            row[keyPath: path] = .value(try readFlag(cell) ?? false)
        }
    }

    /// A column of lists, whose texts are separated by semicolons.
    static func list(_ field: String, _ headings: [String], _ path: Path<[String]>) -> Self {
        Self(field, headings) { cell, row in row[keyPath: path] = .value(readList(cell)) }
    }
}
