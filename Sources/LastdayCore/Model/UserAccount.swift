/// A user account, with the fields of the guide's User Account screen.
public struct UserAccount: Recorded {
    /// Its number among the records of its kind.
    public internal(set) var number: Int64
    /// The name with which the user logs in; case-sensitive.
    public var username: String
    /// The number of the ``Person`` whose account it is, if known.
    public var person: Int64?
    /// The last day on which the account may be used, in the district's zone; nil if it never expires.
    public var expiresOn: CivilDate?
    /// Whether the Disabled box is ticked, which puts the account out of use at once, whatever its Expires
    /// Date.
    public var disabled: Bool
    /// The instant, reason and run of the closing; all three are entered, or none.
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
    /// The sort of user that it is for; nil while unknown.
    public var accountType: AccountType?
    /// What the latest feed says about its standing.
    public var feed: FeedStanding
    /// The creator and last modifier of the account and the times, as texts in their original form.
    public var stamps: Stamps
    /// What feeds supplied for the account beyond these fields, unchanged.
    public var other: [NamedText]

    /// The creator and last modifier of a record, and the times.
    public struct Stamps: Hashable, Sendable {
        /// The user who created it.
        public var createdBy: String?
        /// The time of its creation.
        public var createdAt: String?
        /// The user who last modified it.
        public var modifiedBy: String?
        /// The time of its last modification.
        public var modifiedAt: String?

        /// Creates stamps of these texts.
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

    /// What the latest feed says about an account's standing.
    ///
    /// What a person entered here stands until the feed's own value changes, so the feed's value has to be
    /// remembered, whether it was followed or not.
    public struct FeedStanding: Hashable, Sendable {
        /// The feed's Expires Date; nil if it gives none.
        public var expiresOn: CivilDate?
        /// Whether the feed says that the account is disabled.
        public var isDisabled: Bool
        /// Whether it was the feed that ticked Disabled, so that the feed may clear it.
        public var hasDisabled: Bool

        /// Creates the standing in a feed that says nothing about it.
        public init(expiresOn: CivilDate? = nil, isDisabled: Bool = false, hasDisabled: Bool = false) {
            (self.expiresOn, self.isDisabled, self.hasDisabled) = (expiresOn, isDisabled, hasDisabled)
        }
    }

    /// Creates an account, which by default is active and never expires.
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
        accountType: AccountType? = nil,
        feed: FeedStanding = FeedStanding()
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
        self.feed = feed
        self.closing = closing
    }

    /// The closing that put the account out of use; nil if there is none.
    public var closing: Closing? {
        get {
            guard let closedAt, let closedBecause, let closedRun else { return nil }
            return Closing(at: closedAt, because: closedBecause, run: closedRun)
        }
        set { (closedAt, closedBecause, closedRun) = (newValue?.at, newValue?.because, newValue?.run) }
    }

    /// Whether the account is out of use for good, by a closing or its Disabled box and not by its date
    /// alone.
    var isShut: Bool { disabled || closing != nil }
}

extension UserAccount {
    /// The fields of a user account.
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
            FieldSchema("account_type", \.accountType, .indexed, .later),
            FieldSchema("feed_expires_on", \.feed.expiresOn, .later),
            FieldSchema("feed_disabled", \.feed.isDisabled, .later),
            FieldSchema("disabled_by_feed", \.feed.hasDisabled, .later),
        ],
        rules: [.together("closed_at", "closed_because", "closed_run")]
    )
}

/// The sorts of users that a district has accounts for.
public enum AccountType: String, FieldWord {
    case staff, student, guardian
    /// An account of no person: a program logs in with it.
    case service
}

/// The stored fact that a run closed an account.
public struct Closing: Hashable, Sendable {
    /// The instant of the closing.
    public let at: Instant
    /// The reason for the closing.
    public let because: Reason
    /// The number of the run that closed the account.
    public let run: Int64

    /// The reason why an account was closed.
    public enum Reason: String, FieldWord {
        /// Its Expires Date had passed.
        case expired
        /// The request stated that the person had already left.
        case left
    }

    /// Creates the closing of an account by a run.
    public init(at: Instant, because: Reason, run: Int64) {
        self.at = at
        self.because = because
        self.run = run
    }
}
