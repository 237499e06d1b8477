import LastdayMessages
import LastdayCore

/// A heading that is known, and the system whose files have it.
struct KnownHeading: Sendable {
    let name: String
    let field: ColumnField
    let system: String
}

/// What every known heading means: the one table for all plain files and all commands.
///
/// Within a field the first headings come first where a file has several of them.
enum HeadingTable {
    /// The headings of one field that one system has.
    struct Names: Sendable {
        let field: ColumnField
        let system: String
        let names: [String]

        init(_ field: ColumnField, _ system: String, _ names: [String]) {
            self.field = field
            self.system = system
            self.names = names
        }
    }

    static let all: [KnownHeading] = (people + departures + accounts + employments + unused).flatMap {
        group in
        group.names.map { KnownHeading(name: $0, field: group.field, system: group.system) }
    }

    private static let byKey: [String: KnownHeading] =
        Dictionary(all.map { (headingKey($0.name), $0) }) { first, _ in first }

    private static let byField = Dictionary(grouping: all, by: \.field)

    /// Returns what a heading means; nil if it is not known.
    static func known(_ heading: String) -> KnownHeading? { byKey[headingKey(heading)] }

    /// Returns the headings of a field.
    static func names(of field: ColumnField) -> [String] { byField[field]?.map(\.name) ?? [] }

    /// Returns the headings of a field that Lastday's own screens have.
    static func ownNames(of field: ColumnField) -> [String] {
        byField[field]?.filter { $0.system == "Lastday" }.map(\.name) ?? []
    }

    /// Returns the field of that name, as people write it in the configuration; nil if there is none.
    static func field(named name: String) -> ColumnField? {
        ColumnField.allCases.first { headingKey($0.rawValue) == headingKey(name) } ?? known(name)?.field
    }
}
