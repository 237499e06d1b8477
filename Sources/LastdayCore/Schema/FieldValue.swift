/// The value of one field of a record: what every store, report and audit entry can hold.
public enum FieldValue: Hashable, Sendable {
    /// Nothing entered.
    case none
    /// A box, ticked or not.
    case flag(Bool)
    /// A whole number.
    case number(Int64)
    /// Text; dates and instants are text in their own forms.
    case text(String)
    /// Several texts, in order.
    case list([String])
    /// Texts under names, in order: what a feed said beyond the fields known here.
    case named([NamedText])
    /// Text that is JSON already.
    case json(String)

    /// A number or a text as it stands; nothing of the rest.
    var plain: String? {
        switch self {
        case .number(let number): String(number)
        case .text(let text), .json(let text): text
        case .none, .flag, .list, .named: nil
        }
    }

    /// The text, or nothing where there is none.
    public static func optional(_ text: String?) -> FieldValue { text.map { .text($0) } ?? .none }

    /// The date as text, or nothing where there is none.
    public static func date(_ date: CivilDate?) -> FieldValue { optional(date?.description) }

    /// The instant as text, or nothing where there is none.
    public static func instant(_ instant: Instant?) -> FieldValue { optional(instant?.description) }
}

extension FieldValue {
    /// Whether both are the same, byte for byte; of texts that only look the same (Unicode, UAX #15) one may be meant.
    public static func == (left: FieldValue, right: FieldValue) -> Bool {
        switch (left, right) {
        case (.none, .none): true
        case (.flag(let left), .flag(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.text(let left), .text(let right)), (.json(let left), .json(let right)): left.isSame(as: right)
        case (.list(let left), .list(let right)): left.elementsEqual(right) { $0.isSame(as: $1) }
        case (.named(let left), .named(let right)):
            left.elementsEqual(right) { $0.name.isSame(as: $1.name) && $0.text.isSame(as: $1.text) }
        default: false
        }
    }
}

/// A text under a name.
public struct NamedText: Hashable, Sendable {
    /// The name, as the feed's column is headed.
    public let name: String
    /// The text, untouched.
    public let text: String

    /// A text under that name.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// One field of a record under its name.
public struct Field: Hashable, Sendable {
    /// The name that reports, exports and the audit use.
    public let name: String
    /// What stands in it.
    public let value: FieldValue

    /// A field of that name and value.
    public init(_ name: String, _ value: FieldValue) {
        self.name = name
        self.value = value
    }
}
