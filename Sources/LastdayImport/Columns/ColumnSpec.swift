import LastdayMessages
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
    /// Sets the row's value from a cell, which is trimmed; the heading is as written.
    typealias Decode = @Sendable (_ cell: String, _ heading: String, _ row: inout Row) throws(BadCell) -> Void

    /// The field that the column sets, in the guide's words.
    let field: String
    /// The accepted headings; the first is the format's own spelling.
    let headings: [String]
    let requirement: Requirement
    let decode: Decode
    /// Decodes the cells of further columns for the field; nil if these must say the same as the first.
    private(set) var decodeFurther: Decode?
    /// Returns the remark on a cell, if there is something to say about it.
    private(set) var remark: (@Sendable (_ cell: String) -> String?)?

    init(
        _ field: String,
        _ headings: [String],
        _ requirement: Requirement = .optional,
        decode: @escaping @Sendable (_ cell: String, _ row: inout Row) throws(BadCell) -> Void
    ) {
        self.field = field
        self.headings = headings
        self.requirement = requirement
        self.decode = { cell, _, row throws(BadCell) in try decode(cell, &row) }
    }

    /// Creates a column for a field of the table of headings, which may have several columns.
    init(_ field: ColumnField, _ requirement: Requirement = .optional, naming decode: @escaping Decode) {
        self.init(field.rawValue, HeadingTable.names(of: field), requirement, naming: decode)
    }

    /// Creates a column for a field that may have several columns.
    init(
        _ field: String,
        _ headings: [String],
        _ requirement: Requirement = .optional,
        naming decode: @escaping Decode
    ) {
        self.field = field
        self.headings = headings
        self.requirement = requirement
        self.decode = decode
        decodeFurther = decode
    }

    var heading: String { headings[0] }

    /// Returns the column with another decoder for all columns of the field but the first.
    func further(_ decode: @escaping Decode) -> Self {
        var column = self
        column.decodeFurther = decode
        return column
    }

    /// Returns the column with remarks on some of its cells.
    func remarking(_ remark: @escaping @Sendable (_ cell: String) -> String?) -> Self {
        var column = self
        column.remark = remark
        return column
    }
}

extension ColumnSpec {
    /// Creates a column for a field of the table of headings.
    init(
        _ field: ColumnField,
        _ requirement: Requirement = .optional,
        decode: @escaping @Sendable (_ cell: String, _ row: inout Row) throws(BadCell) -> Void
    ) {
        self.init(field.rawValue, HeadingTable.names(of: field), requirement, decode: decode)
    }

    /// A column of optional texts; a blank cell means nil.
    static func plain(
        _ field: String,
        _ headings: [String],
        _ path: any WritableKeyPath<Row, String?> & Sendable,
        requirement: Requirement = .optional
    ) -> Self {
        Self(field, headings, requirement) { cell, row in row[keyPath: path] = cell.isEmpty ? nil : cell }
    }

    /// A column of optional texts; a blank cell means nil.
    static func plain(_ field: ColumnField, _ path: any WritableKeyPath<Row, String?> & Sendable) -> Self {
        .plain(field.rawValue, HeadingTable.names(of: field), path)
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
