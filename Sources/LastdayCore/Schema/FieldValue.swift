/// The value of one field of a record, in the form that every store, report and audit entry can hold.
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
    /// Texts with names, in order: what a feed supplied beyond the known fields.
    case named([NamedText])
    /// Text that is JSON already.
    case json(String)

    /// A number or a text, unquoted; nil for all other values.
    var plain: String? {
        switch self {
        case .number(let number): String(number)
        case .text(let text), .json(let text): text
        case .none, .flag, .list, .named: nil
        }
    }

    /// Returns the text as a value, or ``none`` if it is nil.
    public static func optional(_ text: String?) -> FieldValue { text.map { .text($0) } ?? .none }

    /// Returns the date as text (2026-12-18), or ``none`` if it is nil.
    public static func date(_ date: CivilDate?) -> FieldValue { optional(date?.description) }

    /// Returns the instant as text (2026-12-19T07:00:00.000Z), or ``none`` if it is nil.
    public static func instant(_ instant: Instant?) -> FieldValue { optional(instant?.description) }
}

extension FieldValue {
    /// Returns whether both are the same, byte for byte: texts that only look the same (Unicode, UAX #15) are
    /// different.
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

/// A text with a name.
public struct NamedText: Hashable, Sendable {
    /// The name, as in the heading of the feed's column.
    public let name: String
    /// The text, unchanged.
    public let text: String

    /// Creates a text with a name.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// The name and value of one field of a record.
public struct Field: Hashable, Sendable {
    /// The name that reports, exports and the audit use.
    public let name: String
    /// The value.
    public let value: FieldValue

    /// Creates a field.
    public init(_ name: String, _ value: FieldValue) {
        self.name = name
        self.value = value
    }
}

extension FieldValue {
    /// Whether nothing is entered: no value, a box that is not ticked, or an empty list.
    public var isBlank: Bool {
        switch self {
        case .none, .flag(false), .list([]), .named([]): true
        default: false
        }
    }
}
