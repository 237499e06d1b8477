public import LastdayCore

/// What the user says about a file's columns: on the command line, or in the configuration.
public struct ColumnChoices: Sendable {
    /// The fields of the district's own headings, by ``headingKey(_:)``.
    private var fields: [String: ColumnField] = [:]
    private var kept: Set<String> = []
    private var ignored: Set<String> = []
    /// The column that has the last day, if there are several that could.
    var lastDay: String?
    /// The sorts of accounts that are taken besides staff's.
    public var included: Set<AccountType> = []
    /// The zone in which a directory's instants become dates; nil if there is none.
    public var zone: Zone?

    /// Creates choices that leave everything as the headings say.
    public init() {}

    /// Says what one of the district's own headings means.
    ///
    /// - Throws: ``UnknownField`` if there is no field of that name.
    public mutating func name(_ heading: String, as field: String) throws(UnknownField) {
        guard let known = HeadingTable.field(named: field) else {
            throw UnknownField(heading: heading, field: field)
        }
        fields[headingKey(heading)] = known
    }

    /// Says what one of the headings of a file means.
    mutating func name(_ heading: String, as field: ColumnField) { fields[headingKey(heading)] = field }

    /// Says that a column is to be stored although it sets no field.
    public mutating func keep(_ heading: String) { kept.insert(headingKey(heading)) }

    /// Says that a column does not matter.
    public mutating func ignore(_ heading: String) {
        ignored.insert(headingKey(heading))
    }

    /// Says which column has the last day.
    public mutating func takeLastDay(from heading: String) { lastDay = heading }

    /// Returns the field of a heading; nil if it has none.
    func field(of heading: String) -> ColumnField? {
        fields[headingKey(heading)] ?? HeadingTable.known(heading)?.field
    }

    /// Returns whether the district itself says what a heading means.
    func isOwn(_ heading: String) -> Bool { fields[headingKey(heading)] != nil }

    func isKept(_ heading: String) -> Bool { kept.contains(headingKey(heading)) }

    func isIgnored(_ heading: String) -> Bool { ignored.contains(headingKey(heading)) }

    /// Returns whether the column at an index is to be passed over; "Email (column 5)" is that one alone.
    func isIgnored(_ heading: String, at index: Int) -> Bool {
        !ignored.isEmpty && (isIgnored(heading) || isIgnored("\(heading) (column \(index + 1))"))
    }

    /// Returns whether a column is the one that was said to have the last day.
    func isLastDay(_ heading: String) -> Bool { lastDay.map(headingKey) == headingKey(heading) }
}
