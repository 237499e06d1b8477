/// A user account, with the fields of the guide's User Account screen.
public struct UserAccount: Recorded {
    /// Its number among the records of its sort.
    public internal(set) var number: Int64
    /// The name that the user logs in with; capitals count.
    public var username: String
    /// The number of the ``Person`` whose account it is, where known.
    public var person: Int64?
    /// The last day that the account may be used; nil where it never expires.
    public var expiresOn: CivilDate?
    /// The box that shuts the account at once, whatever its Expires Date.
    public var disabled: Bool
    /// When, why and by which run the account went out of use: all three are entered, or none.
    var closedAt: Instant?
    var closedBecause: Closing.Reason?
    var closedRun: Int64?
    /// The screen that the user starts on.
    public var homepage: String?
    /// Whether the user sees all calendars.
    public var allCalendars: Bool
    /// Whether the user must choose a new password at the next login.
    public var forcePasswordChange: Bool
    /// The product security roles, in the order given.
    public var roles: [String]
    /// The user groups, in the order given.
    public var groups: [String]
    /// What sort of user it is for; nil while nobody has said.
    public var accountType: AccountType?
    /// Who created and last modified the account, and when, in the words of whoever did.
    public var stamps: Stamps
    /// What feeds said of the account beyond these fields, as they said it.
    public var other: [NamedText]

    /// Who created and last modified a record, and when.
    public struct Stamps: Hashable, Sendable {
        /// Who created it.
        public var createdBy: String?
        /// When it was created.
        public var createdAt: String?
        /// Who modified it last.
        public var modifiedBy: String?
        /// When it was modified last.
        public var modifiedAt: String?

        /// Stamps of these texts.
        public init(
            createdBy: String? = nil,
            createdAt: String? = nil,
            modifiedBy: String? = nil,
            modifiedAt: String? = nil
        ) {
            self.createdBy = createdBy
            self.createdAt = createdAt
            self.modifiedBy = modifiedBy
            self.modifiedAt = modifiedAt
        }
    }

    /// An account of that number and name, active for ever until told otherwise.
    public init(
        number: Int64,
        username: String,
        person: Int64? = nil,
        expiresOn: CivilDate? = nil,
        disabled: Bool = false,
        closing: Closing? = nil,
        homepage: String? = nil,
        allCalendars: Bool = false,
        forcePasswordChange: Bool = false,
        roles: [String] = [],
        groups: [String] = [],
        stamps: Stamps = Stamps(),
        other: [NamedText] = [],
        accountType: AccountType? = nil
    ) {
        self.number = number
        self.username = username
        self.person = person
        self.expiresOn = expiresOn
        self.disabled = disabled
        self.homepage = homepage
        self.allCalendars = allCalendars
        self.forcePasswordChange = forcePasswordChange
        self.roles = roles
        self.groups = groups
        self.stamps = stamps
        self.other = other
        self.accountType = accountType
        self.closing = closing
    }

    /// How the account went out of use, where it has.
    public var closing: Closing? {
        get {
            guard let closedAt, let closedBecause, let closedRun else { return nil }
            return Closing(at: closedAt, because: closedBecause, run: closedRun)
        }
        set { (closedAt, closedBecause, closedRun) = (newValue?.at, newValue?.because, newValue?.run) }
    }

    /// Whether it has gone out of use for good, by a closing or by its box, and not by its date alone.
    var isShut: Bool { disabled || closing != nil }
}

extension UserAccount {
    /// Its fields.
    public static let schema = RecordSchema(
        .account,
        blank: UserAccount(number: 0, username: ""),
        [
            FieldSchema("account", \.number, .indexed),
            FieldSchema("username", \.username, .indexed, .unique, .nonEmpty),
            FieldSchema("person", \.person, .indexed, .refers(to: .person)),
            FieldSchema("expires_on", \.expiresOn, .indexed),
            FieldSchema("disabled", \.disabled, .indexed),
            FieldSchema("closed_at", \.closedAt, .indexed),
            FieldSchema("closed_because", \.closedBecause, .indexed),
            FieldSchema("closed_run", \.closedRun, .indexed, .refers(to: .run)),
            FieldSchema("homepage", \.homepage),
            FieldSchema("all_calendars", \.allCalendars),
            FieldSchema("force_password_change", \.forcePasswordChange),
            FieldSchema("roles", \.roles),
            FieldSchema("groups", \.groups),
            FieldSchema("created_by", \.stamps.createdBy),
            FieldSchema("created_at", \.stamps.createdAt),
            FieldSchema("modified_by", \.stamps.modifiedBy),
            FieldSchema("modified_at", \.stamps.modifiedAt),
            FieldSchema("other", \.other),
            FieldSchema("account_type", \.accountType, .later),
        ],
        rules: [.together("closed_at", "closed_because", "closed_run")]
    )
}

/// The sorts of users that a district has accounts for.
public enum AccountType: String, FieldWord {
    case staff, student, guardian
    /// No person's: a program logs in with it.
    case service
}

/// The stored fact that an account went out of use.
public struct Closing: Hashable, Sendable {
    /// When.
    public let at: Instant
    /// Why.
    public let because: Reason
    /// By which run.
    public let run: Int64

    /// Why an account was closed.
    public enum Reason: String, FieldWord {
        /// Its Expires Date had passed.
        case expired
        /// Somebody said that the person has left already.
        case left
    }

    /// The closing of an account at that instant by that run.
    public init(at: Instant, because: Reason, run: Int64) {
        self.at = at
        self.because = because
        self.run = run
    }
}
