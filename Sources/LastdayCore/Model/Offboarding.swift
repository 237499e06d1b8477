/// A departure that a person queued: what was entered, what it replaced, and what became of it.
public struct Offboarding: Recorded {
    /// What has become of it; a cancelled one is kept.
    public enum State: String, FieldWord {
        case queued, completed, cancelled
    }

    /// Its number among the records of its sort.
    public internal(set) var number: Int64
    /// The number of the ``UserAccount`` that is to close.
    public internal(set) var account: Int64
    /// The last day of employment.
    public var lastDay: CivilDate
    /// Why the person leaves, in the words of whoever queued it.
    public var reason: String?
    /// Whether the closing leaves the Disabled box alone, whatever the configuration says.
    public var leavesEnabled: Bool
    /// Whether it was queued for an account that is protected, and meant all the same.
    public var overridesProtection: Bool
    /// What has become of it.
    public var state: State
    /// The Expires Date that stood before; nil where the account never expired.
    public internal(set) var replacedExpiresOn: CivilDate?
    /// The employments and assignments that end with it, and the End Dates that stood there before.
    public var ends: [End]
    /// When it was queued.
    public internal(set) var queuedAt: Instant
    /// Who queued it.
    public internal(set) var queuedBy: String
    /// When it was completed or cancelled.
    public var endedAt: Instant?

    /// A departure that has just been queued.
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
        endedAt: Instant? = nil
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
    }

    /// Whether only an employment ends with it: the account stays in use, because another employment goes on.
    public var keepsAccount: Bool { ends.contains { $0.kind == .keptAccount } }

    /// The Expires Date that it entered in the account; nil where it entered none.
    public var enteredExpiresOn: CivilDate? {
        ends.first { $0.kind == .keptAccount }.map(\.replaced) ?? lastDay
    }

    /// The same departure, completed or cancelled at that instant.
    func ended(_ state: State, at instant: Instant) -> Offboarding {
        var ended = self
        ended.state = state
        ended.endedAt = instant
        return ended
    }
}

extension Offboarding {
    /// Its fields.
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

/// An employment or assignment that ends with a departure, the AIM contact form that it made due, or the account that
/// stays in use all the same.
public struct End: Hashable, Sendable {
    /// Which of them.
    public enum Kind: String, Sendable {
        case employment, assignment
        /// The District AIM Contact Form, by the number of the person whom it names.
        case contactForm = "contact-form"
        /// The account, by its number, which does not end: another employment goes on, and its End Date, where one is
        /// known, is the Expires Date that was entered, in the place of the replaced one.
        case keptAccount = "kept-account"
    }

    /// Which of them.
    public let kind: Kind
    /// Its number among the records of its sort.
    public let number: Int64
    /// The End Date that stood there before; nil where there was none.
    public let replaced: CivilDate?

    /// The end of that record.
    public init(of kind: Kind, _ number: Int64, replacing replaced: CivilDate?) {
        self.kind = kind
        self.number = number
        self.replaced = replaced
    }

    /// As stores and the audit keep it: "employment 12" over the replaced date, which may be blank.
    public var named: NamedText {
        NamedText(name: "\(kind.rawValue) \(number)", text: replaced?.description ?? "")
    }

    /// Reads what ``named`` writes; nil where it is anything else.
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

/// What ends with a departure: under its kind and number the date that it replaced.
extension End: FieldElement {
    /// What type of field several make.
    public static var listType: FieldType { .named }
    /// Several as stores, exports and the audit have them.
    public static func fieldValue(of elements: [End]) -> FieldValue {
        elements.isEmpty ? .none : .named(elements.map(\.named))
    }

    /// Reads all of the field of that name.
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
