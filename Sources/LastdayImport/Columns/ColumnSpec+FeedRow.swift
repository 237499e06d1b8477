import LastdayMessages
import LastdayCore

extension ColumnSpec<FeedRow> {
    /// The column with the username of the account that a row is about; other logins are kept as identifiers.
    static var username: Self {
        Self(.username) { cell, row throws(BadCell) in row.username = try readUsername(cell) }
            .further { cell, heading, row throws(BadCell) in
                guard let login = try readIdentifier(cell), login != row.username else { return }
                // The account has one of the logins at least.
                guard row.username != nil else { return row.username = login }
                row.identifiers.append(NamedText(name: heading, text: login))
            }
    }

    /// The column with the district's identifier of the person that a row is about.
    static var districtID: Self {
        Self(.districtID) { cell, row throws(BadCell) in row.districtID = try readIdentifier(cell) }
            .further(identify)
    }

    /// The columns with the person's identifiers in other systems.
    static var identifiers: Self { Self(.identifier, naming: identify) }

    private static let identify: Decode = { cell, heading, row throws(BadCell) in
        guard let id = try readIdentifier(cell) else { return }
        row.identifiers.append(NamedText(name: heading, text: id))
    }

    typealias Path<Value: Sendable & Equatable> = any WritableKeyPath<FeedRow, Patch<Value>> & Sendable

    /// A column of optional texts; a blank cell clears the field.
    static func text(_ field: String, _ headings: [String], _ path: Path<String?>) -> Self {
        Self(field, headings) { cell, row in row[keyPath: path] = .value(cell.isEmpty ? nil : cell) }
    }

    /// A column of optional texts; a blank cell clears the field.
    static func text(_ field: ColumnField, _ path: Path<String?>) -> Self {
        .text(field.rawValue, HeadingTable.names(of: field), path)
    }

    /// A column of texts about the person; a blank cell leaves the field as it is, because the row of another
    /// of the person's accounts may have the value.
    static func ofPerson(_ field: ColumnField, _ path: Path<String?>) -> Self {
        Self(field) { cell, row in
            if !cell.isEmpty, !isBlankWord(cell) { row[keyPath: path] = .value(cell) }
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

    /// A column with a part of the person's name.
    static func name(_ field: ColumnField, _ path: Path<String>) -> Self {
        .name(field.rawValue, HeadingTable.names(of: field), .optional, path)
    }

    /// A column of check boxes; a blank cell means that the box is not ticked.
    static func flag(_ field: ColumnField, _ path: Path<Bool>) -> Self {
        Self(field) { cell, row throws(BadCell) in
            row[keyPath: path] = .value(try readFlag(cell) ?? false)
        }
    }

    /// A column of lists, whose texts are separated by semicolons.
    static func list(_ field: ColumnField, _ path: Path<[String]>) -> Self {
        Self(field) { cell, row in row[keyPath: path] = .value(readList(cell)) }
    }

    /// A column that says whether the account is in use; several of them must not contradict each other.
    static func standing(
        _ field: ColumnField,
        _ read: @escaping @Sendable (_ cell: String, _ heading: String) throws(BadCell) -> CellStanding
    ) -> Self {
        Self(
            field,
            naming: { cell, heading, row throws(BadCell) in
                let isDisabled: Bool
                switch try read(cell, heading) {
                case .inUse: isDisabled = false
                case .outOfUse: isDisabled = true
                case .unsaid: return
                }
                guard row.disabled == .unspecified || row.disabled == .value(isDisabled) else {
                    throw BadCell(
                        "\(quoted(cell)) says that the account is \(isDisabled ? "out of use" : "in use"), and another column says the opposite; "
                            + "leave one of them out with --ignore-column"
                    )
                }
                row.disabled = .value(isDisabled)
            }
        )
    }
}
