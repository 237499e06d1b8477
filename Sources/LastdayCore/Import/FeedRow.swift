/// What a feed says of one account and its person: only what it says, so that nothing else is touched.
public struct FeedRow: Sendable {
    /// Where it stands, for messages: "users.csv, line 12".
    public let origin: String
    /// The account's username; nil where the feed knows a person without an account.
    public var username: String?
    /// The district's identifier of the person.
    public var districtID: String?
    /// The last name.
    public var lastName: Patch<String> = .unspecified
    /// The first name.
    public var firstName: Patch<String> = .unspecified
    /// The middle name.
    public var middleName: Patch<String?> = .unspecified
    /// The e-mail address.
    public var email: Patch<String?> = .unspecified
    /// The Expires Date.
    public var expiresOn: Patch<CivilDate?> = .unspecified
    /// Whether Disabled is ticked.
    public var disabled: Patch<Bool> = .unspecified
    /// The Homepage.
    public var homepage: Patch<String?> = .unspecified
    /// Whether All Calendars is ticked.
    public var allCalendars: Patch<Bool> = .unspecified
    /// Whether Force Password Change is ticked.
    public var forcePasswordChange: Patch<Bool> = .unspecified
    /// The product security roles.
    public var roles: Patch<[String]> = .unspecified
    /// The user groups.
    public var groups: Patch<[String]> = .unspecified
    /// Who created the account.
    public var createdBy: Patch<String?> = .unspecified
    /// When it was created.
    public var createdAt: Patch<String?> = .unspecified
    /// Who modified it last.
    public var modifiedBy: Patch<String?> = .unspecified
    /// When it was modified last.
    public var modifiedAt: Patch<String?> = .unspecified
    /// What the feed says of the person, not of the account, beyond these fields.
    public var otherOfPerson: [NamedText] = []
    /// Whether the person is a district AIM contact.
    public var isContact: Patch<Bool> = .unspecified
    /// The person's employments.
    public var employments: [FeedEmployment] = []
    /// Whether the row adds to somebody who has to be known already.
    public var isSupplemental = false
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
    var hasEmploymentData: Bool { !employments.isEmpty || !documents.isEmpty }

    /// Whether the row can only be about somebody who is known.
    var requiresKnownPerson: Bool {
        isSupplemental || (username == nil && lastName == .unspecified && firstName == .unspecified)
    }
}

/// What a feed says of a field, which may be nothing.
public enum Patch<Value: Sendable & Equatable>: Sendable, Equatable {
    /// The feed does not speak of the field.
    case unspecified
    /// The feed says that this stands in it.
    case value(Value)

    /// What stands in the field after the feed has been heard.
    func applied(to current: Value) -> Value {
        switch self {
        case .unspecified: current
        case .value(let value): value
        }
    }
}
