import LastdayRules

/// A column that a feed can have and that sets a field: the headings that mean it, and how its cells are heard.
struct KnownColumn: Sendable {
    /// How much of it a feed must have.
    enum Need {
        /// Nothing.
        case optional
        /// The column, whatever its cells hold.
        case column
        /// The column, and no blank cell in it.
        case everyCell
    }

    /// The field that it sets, in the guide's words.
    let field: String
    /// The headings that mean it; the first is how the format spells it.
    let headings: [String]
    let need: Need
    /// Writes what a cell, without blanks around it, says into the row.
    let hear: @Sendable (_ cell: String, _ row: inout FeedRow) throws(BadCell) -> Void

    init(
        _ field: String,
        _ headings: [String],
        _ need: Need = .optional,
        hear: @escaping @Sendable (_ cell: String, _ row: inout FeedRow) throws(BadCell) -> Void
    ) {
        self.field = field
        self.headings = headings
        self.need = need
        self.hear = hear
    }

    var heading: String { headings[0] }
}

extension KnownColumn {
    typealias Path<Value: Sendable & Equatable> = any WritableKeyPath<FeedRow, Said<Value>> & Sendable

    /// A text that may be absent; a blank cell says that it is.
    static func text(_ field: String, _ headings: [String], _ path: Path<String?>) -> Self {
        Self(field, headings) { cell, row in row[keyPath: path] = .value(cell.isEmpty ? nil : cell) }
    }

    /// Part of a person's name; everybody has one, so a blank cell says nothing.
    static func name(_ field: String, _ headings: [String], _ need: Need, _ path: Path<String>) -> Self {
        Self(field, headings, need) { cell, row in
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
