/// One line of a personnel office's list: who leaves, and when.
public struct DepartureRow: Sendable {
    /// Where it stands, for messages: "departures.csv, line 12".
    public let origin: String
    /// The account.
    public var username: String?
    /// The district's identifier of the person.
    public var districtID: String?
    /// The person's e-mail address.
    public var email: String?
    /// The person's last name.
    public var lastName: String?
    /// The person's first name.
    public var firstName: String?
    /// The last day of employment.
    public var lastDay: CivilDate?
    /// Why the person leaves.
    public var reason: String?
    /// What is wrong with its cells, a sentence each.
    public var faults: [String] = []
    /// The columns that are none of these, as they stand.
    public var other: [NamedText] = []

    /// A line that says nothing yet.
    public init(origin: String) {
        self.origin = origin
    }
}
