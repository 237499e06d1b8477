/// A queued departure: what was entered, what that replaced, and what became of it.
public struct Offboarding: Recorded {
    /// The state of a departure; a cancelled one stays stored.
    public enum State: String, FieldWord {
        case queued, completed, cancelled
    }

    /// Its number among the records of its kind.
    public internal(set) var number: Int64
    /// The number of the ``UserAccount`` that is to close.
    public internal(set) var account: Int64
    /// The last day of employment, in the district's zone.
    public var lastDay: CivilDate
    /// The reason for leaving, in the words in which it was entered.
    public var reason: String?
    /// Whether the closing leaves the Disabled box alone, whatever the configuration says.
    public var leavesEnabled: Bool
    /// Whether it was queued deliberately for a protected account.
    public var overridesProtection: Bool
    /// The state of the departure.
    public var state: State
    /// The account's previous Expires Date; nil if it had none.
    public internal(set) var replacedExpiresOn: CivilDate?
    /// The employments and assignments that end with it, with their previous End Dates.
    public var ends: [End]
    /// The instant at which it was queued.
    public internal(set) var queuedAt: Instant
    /// The requester who queued it.
    public internal(set) var queuedBy: String
    /// The instant at which it was completed or cancelled; nil while it is queued.
    public var endedAt: Instant?
    /// The person's name when it was queued, if known: the account may pass to somebody else.
    public var personName: String?

    /// Creates a departure, newly queued by default.
    public init(
        number: Int64,
        account: Int64,
        lastDay: CivilDate,
        reason: String? = nil,
        leavesEnabled: Bool = false,
        overridesProtection: Bool = false,
        state: State = .queued,
        replacedExpiresOn: CivilDate?,
        ends: [End] = [],
        queuedAt: Instant,
        queuedBy: String,
        endedAt: Instant? = nil,
        personName: String? = nil
    ) {
        self.number = number
        self.account = account
        self.lastDay = lastDay
        self.reason = reason
        self.leavesEnabled = leavesEnabled
        self.overridesProtection = overridesProtection
        self.state = state
        self.replacedExpiresOn = replacedExpiresOn
        self.ends = ends
        self.queuedAt = queuedAt
        self.queuedBy = queuedBy
        self.endedAt = endedAt
        self.personName = personName
    }

    /// Whether it only ends an employment, while the account stays in use because another employment
    /// continues.
    public var keepsAccount: Bool { ends.contains { $0.kind == .keptAccount } }

    /// The Expires Date that it entered in the account; nil if it entered none.
    public var enteredExpiresOn: CivilDate? {
        ends.first { $0.kind == .keptAccount }.map(\.replaced) ?? lastDay
    }

    /// Returns whether it was taken back: cancelled, or completed and the account is in use again.
    func isTakenBack(from account: UserAccount) -> Bool {
        switch state {
        case .queued: false
        case .cancelled: true
        case .completed: !keepsAccount && !account.isShut
        }
    }

    /// Returns the departure as completed or cancelled at an instant.
    func ended(_ state: State, at instant: Instant) -> Offboarding {
        var ended = self
        ended.state = state
        ended.endedAt = instant
        return ended
    }
}

extension Offboarding {
    /// The fields of a departure.
    public static let schema = RecordSchema(
        .offboarding,
        blank: Offboarding(
            number: 0,
            account: 0,
            lastDay: CivilDate(dayNumber: 0),
            replacedExpiresOn: nil,
            queuedAt: Instant(seconds: 0),
            queuedBy: ""
        ),
        [
            FieldSchema("offboarding", \.number, .indexed),
            FieldSchema(
                "account",
                \.account,
                .indexed,
                .refers(to: .account),
                .unique(Uniqueness(among: ("state", State.queued.rawValue)))
            ),
            FieldSchema("last_day", \.lastDay, .indexed),
            FieldSchema("reason", \.reason),
            FieldSchema("leaves_enabled", \.leavesEnabled),
            FieldSchema("overrides_protection", \.overridesProtection),
            FieldSchema("state", \.state, .indexed),
            FieldSchema("replaced_expires_on", \.replacedExpiresOn),
            FieldSchema("ends", \.ends),
            FieldSchema("queued_at", \.queuedAt),
            FieldSchema("queued_by", \.queuedBy),
            FieldSchema("ended_at", \.endedAt, .indexed),
            FieldSchema("person_name", \.personName, .later),
        ],
        rules: [
            .entered(
                "ended_at",
                unless: "state",
                is: State.queued.rawValue,
                "required if the departure is completed or cancelled, and not allowed otherwise"
            )
        ]
    )
}

/// A record that a departure affects: an employment or assignment that ends, the AIM contact form that falls
/// due, or the account that stays in use.
public struct End: Hashable, Sendable {
    /// The kind of record.
    public enum Kind: String, Sendable {
        case employment, assignment
        /// The District AIM Contact Form, by the number of the person it names.
        case contactForm = "contact-form"
        /// The account, by its number, which stays in use because another employment continues.
        ///
        /// In place of a replaced date it has the Expires Date that was entered: the End Date of that
        /// employment, if known.
        case keptAccount = "kept-account"
    }

    /// The kind of record.
    public let kind: Kind
    /// Its number among the records of its kind.
    public let number: Int64
    /// The previous End Date; nil if there was none.
    public let replaced: CivilDate?

    /// Creates the end of a record.
    public init(of kind: Kind, _ number: Int64, replacing replaced: CivilDate?) {
        self.kind = kind
        self.number = number
        self.replaced = replaced
    }

    /// The form that stores and the audit use: "employment 12", with the replaced date as text, or empty text
    /// if none.
    public var named: NamedText {
        NamedText(name: "\(kind.rawValue) \(number)", text: replaced?.description ?? "")
    }

    /// Reads the form of ``named``; nil if it is anything else.
    public init?(_ named: NamedText) {
        let parts = named.name.split(separator: " ")
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let number = Int64(parts[1])
        else {
            return nil
        }
        if named.text.isEmpty {
            self.init(of: kind, number, replacing: nil)
        } else if let date = try? CivilDate(reading: named.text) {
            self.init(of: kind, number, replacing: date)
        } else {
            return nil
        }
    }
}

/// The ends of a departure as a field: the replaced dates, named by kind and number.
extension End: FieldElement {
    /// The type of a field with several such values.
    public static var listType: FieldType { .named }
    /// Returns the values in the form that stores, exports and the audit use.
    public static func fieldValue(of elements: [End]) -> FieldValue {
        elements.isEmpty ? .none : .named(elements.map(\.named))
    }

    /// Reads all values of the field of that name.
    ///
    /// - Throws: ``UnreadableField`` if it is missing although required, or malformed.
    public static func readAll(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> [End]
    {
        try source.named(name).map { named throws(UnreadableField) in
            guard let end = End(named) else {
                throw UnreadableField(name, "\(quoted(named.name)) is nothing that ends")
            }
            return end
        }
    }
}
