/// One line of a personnel office's list: who leaves, and when.
public struct DepartureRow: Sendable {
    /// The place of the line, for messages: "departures.csv, line 12".
    public let origin: String
    /// The account's username.
    public var username: String?
    /// The person's identifiers, each under the heading of its column.
    public var identifiers: [NamedText] = []
    /// The person's e-mail address.
    public var email: String?
    /// The person's last name.
    public var lastName: String?
    /// The person's first name.
    public var firstName: String?
    /// The person's middle name or initial.
    public var middleName: String?
    /// The person's whole name, if one column has it: "Tanner, Barry" or "Barry Tanner".
    public var fullName: String?
    /// The last day of employment.
    public var lastDay: CivilDate?
    /// Why the person leaves.
    public var reason: String?
    /// The cell that says that nobody leaves: "Resignation rescinded".
    public var stays: NamedText?
    /// Cells of columns that are not understood, which may be IDs, usernames or addresses all the same.
    public var unread: [NamedText] = []
    /// What is wrong with its cells, one sentence each.
    public var faults: [String] = []
    /// The remaining columns, unchanged.
    public var other: [NamedText] = []

    /// Creates a line with no values yet.
    public init(origin: String) {
        self.origin = origin
    }
}
