/// What a feed says of one account and its person: only what it says, so that nothing else is touched.
public struct FeedRow: Sendable {
    /// Where it stands, for messages: "users.csv, line 12".
    public let origin: String
    /// The account's username; nil where the feed knows a person without an account.
    public var username: String?
    /// The district's identifier of the person.
    public var districtID: String?
    /// The last name.
    public var lastName: Said<String> = .nothing
    /// The first name.
    public var firstName: Said<String> = .nothing
    /// The middle name.
    public var middleName: Said<String?> = .nothing
    /// The e-mail address.
    public var email: Said<String?> = .nothing
    /// The Expires Date.
    public var expiresOn: Said<CivilDate?> = .nothing
    /// Whether Disabled is ticked.
    public var disabled: Said<Bool> = .nothing
    /// The Homepage.
    public var homepage: Said<String?> = .nothing
    /// Whether All Calendars is ticked.
    public var allCalendars: Said<Bool> = .nothing
    /// Whether Force Password Change is ticked.
    public var forcePasswordChange: Said<Bool> = .nothing
    /// The product security roles.
    public var roles: Said<[String]> = .nothing
    /// The user groups.
    public var groups: Said<[String]> = .nothing
    /// Who created the account.
    public var createdBy: Said<String?> = .nothing
    /// When it was created.
    public var createdAt: Said<String?> = .nothing
    /// Who modified it last.
    public var modifiedBy: Said<String?> = .nothing
    /// When it was modified last.
    public var modifiedAt: Said<String?> = .nothing
    /// What the feed says of the person, not of the account, beyond these fields.
    public var otherOfPerson: [NamedText] = []
    /// Whether the person is a district AIM contact.
    public var isContact: Said<Bool> = .nothing
    /// The person's employments.
    public var employments: [FeedEmployment] = []
    /// Whether the row adds to somebody who has to be known already.
    public var isAddition = false
    /// The documents that name the person.
    public var documents: [FeedDocument] = []
    /// The columns that have no field of their own here, as they stand.
    public var other: [NamedText] = []

    /// A row that says nothing yet.
    public init(origin: String) {
        self.origin = origin
    }
}

extension FeedRow {
    /// What the row says of the person beside the account, by kind.
    var saidOfPerson: [RecordKind] {
        (documents.isEmpty ? [] : [.document]) + (employments.isEmpty ? [] : [.employment])
    }

    /// Whether the row says anything of the person beside the account.
    var saysMoreOfPerson: Bool { !employments.isEmpty || !documents.isEmpty }

    /// Whether the row can only be about somebody who is known.
    var needsSomebodyKnown: Bool {
        isAddition || (username == nil && lastName == .nothing && firstName == .nothing)
    }
}

/// What a feed says of a field, which may be nothing.
public enum Said<Value: Sendable & Equatable>: Sendable, Equatable {
    /// The feed does not speak of the field.
    case nothing
    /// The feed says that this stands in it.
    case value(Value)

    /// What stands in the field after the feed has been heard.
    func over(_ current: Value) -> Value {
        switch self {
        case .nothing: current
        case .value(let value): value
        }
    }
}
