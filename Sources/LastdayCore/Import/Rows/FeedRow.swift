/// The values that a feed gives for one account and its person; what it does not give stays untouched.
public struct FeedRow: Sendable {
    /// The place of the row, for messages: "users.csv, line 12".
    public let origin: String
    /// The account's username; nil if the feed describes a person without an account.
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
    /// The person's identifiers in other systems, each under its heading.
    public var identifiers: [NamedText] = []
    /// The person's further e-mail addresses.
    public var otherEmails: Patch<[String]> = .unspecified
    /// The sort of user that the account is for.
    public var accountType: AccountType?
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
    /// When the account was created, as the feed writes it.
    public var createdAt: Patch<String?> = .unspecified
    /// Who last modified the account.
    public var modifiedBy: Patch<String?> = .unspecified
    /// When the account was last modified, as the feed writes it.
    public var modifiedAt: Patch<String?> = .unspecified
    /// Everything else that the feed gives for the person, not for the account.
    public var otherOfPerson: [NamedText] = []
    /// Whether the person is a district AIM contact.
    public var isContact: Patch<Bool> = .unspecified
    /// The person's employments.
    public var employments: [FeedEmployment] = []
    /// Whether the row adds to a person or account that has to be known already.
    public var isSupplemental = false
    /// The documents that name the person.
    public var documents: [FeedDocument] = []
    /// The columns that have no property here, unchanged.
    public var other: [NamedText] = []

    /// Creates a row with no values yet.
    public init(origin: String) {
        self.origin = origin
    }
}

extension FeedRow {
    /// The kinds of records besides the account that the row gives for the person.
    var personRecords: [RecordKind] {
        (documents.isEmpty ? [] : [.document]) + (employments.isEmpty ? [] : [.employment])
    }

    /// Whether the row gives any records for the person besides the account.
    var hasEmploymentData: Bool { !employments.isEmpty || !documents.isEmpty }

    /// Whether the row can only refer to a person who is already known.
    var requiresKnownPerson: Bool {
        isSupplemental || (username == nil && lastName == .unspecified && firstName == .unspecified)
    }
}

/// A feed's value for a field, if it gives one.
public enum Patch<Value: Sendable & Equatable>: Sendable, Equatable {
    /// The feed does not mention the field.
    case unspecified
    /// The feed gives this value.
    case value(Value)

    /// Returns the value of the field after the patch is applied.
    func applied(to current: Value) -> Value {
        switch self {
        case .unspecified: current
        case .value(let value): value
        }
    }
}
