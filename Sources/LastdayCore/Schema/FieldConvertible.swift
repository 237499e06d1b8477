/// A type of value that a field of a record can have.
public protocol FieldConvertible: Equatable, Sendable {
    /// What type of field it makes.
    static var type: FieldType { get }
    /// Whether something has to be entered.
    static var isRequired: Bool { get }
    /// The value as stores, exports and the audit have it.
    var fieldValue: FieldValue { get }
    /// Whether something is entered.
    var isEntered: Bool { get }
    /// Whether the other value is the same, byte for byte.
    func isSame(as other: Self) -> Bool
    /// Reads the value of the field of that name.
    init(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
}

/// A type of value that may be missing from a field, as an optional.
public protocol OptionalFieldConvertible: FieldConvertible {
    /// Reads the value of the field of that name; nil where nothing is entered.
    static func read(_ name: String, from source: inout any FieldSource) throws(UnreadableField) -> Self?
}

extension FieldConvertible {
    /// Whether the other value is the same.
    public func isSame(as other: Self) -> Bool { self == other }

    /// Something is, where it has to be.
    public var isEntered: Bool { true }
}

extension OptionalFieldConvertible {
    /// Whether something has to be entered.
    public static var isRequired: Bool { true }

    /// Reads the value of the field of that name.
    public init(_ name: String, from source: inout any FieldSource) throws(UnreadableField) {
        guard let value = try Self.read(name, from: &source) else {
            throw UnreadableField(name, "required, but empty")
        }
        self = value
    }
}

extension Optional: FieldConvertible where Wrapped: OptionalFieldConvertible {
    /// What type of field it makes.
    public static var type: FieldType { Wrapped.type }
    /// Whether something has to be entered.
    public static var isRequired: Bool { false }
    /// As stores, exports and the audit have it.
    public var fieldValue: FieldValue { self?.fieldValue ?? .none }
    /// Whether something is entered.
    public var isEntered: Bool { self != nil }

    /// Whether the other value is the same, byte for byte.
    public func isSame(as other: Wrapped?) -> Bool {
        switch (self, other) {
        case (let own?, let other?): own.isSame(as: other)
        case (nil, nil): true
        default: false
        }
    }

    /// Reads the value of the field of that name.
    public init(_ name: String, from source: inout any FieldSource) throws(UnreadableField) {
        self = try Wrapped.read(name, from: &source)
    }
}

extension String: OptionalFieldConvertible {
    /// Whether the other text has the same bytes; `==` takes texts for the same that only look so (Unicode, UAX #15).
    public func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// What type of field it makes.
    public static var type: FieldType { .text }
    /// As stores, exports and the audit have it.
    public var fieldValue: FieldValue { .text(self) }

    /// Reads the value of the field of that name; nil where nothing is entered.
    public static func read(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> String?
    {
        try source.text(name)
    }
}

extension Int64: OptionalFieldConvertible {
    /// What type of field it makes.
    public static var type: FieldType { .number }
    /// As stores, exports and the audit have it.
    public var fieldValue: FieldValue { .number(self) }

    /// Reads the value of the field of that name; nil where nothing is entered.
    public static func read(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> Int64?
    {
        try source.number(name)
    }
}

/// A number of things; none where people need not enter it.
extension Int: FieldConvertible {
    /// What type of field it makes.
    public static var type: FieldType { .number }
    /// Whether something has to be entered.
    public static var isRequired: Bool { false }
    /// As stores, exports and the audit have it.
    public var fieldValue: FieldValue { .number(Int64(self)) }

    /// Reads the value of the field of that name.
    public init(_ name: String, from source: inout any FieldSource) throws(UnreadableField) {
        if let number = try source.number(name) {
            self.init(number)
        } else if source.isSparse {
            self = 0
        } else {
            throw UnreadableField(name, "required, but empty")
        }
    }
}

extension Bool: FieldConvertible {
    /// What type of field it makes.
    public static var type: FieldType { .flag }
    /// Whether something has to be entered.
    public static var isRequired: Bool { false }
    /// As stores, exports and the audit have it.
    public var fieldValue: FieldValue { .flag(self) }

    /// Reads the value of the field of that name.
    public init(_ name: String, from source: inout any FieldSource) throws(UnreadableField) {
        self = try source.flag(name)
    }
}

extension CivilDate: OptionalFieldConvertible {
    /// What type of field it makes.
    public static var type: FieldType { .date }
    /// As stores, exports and the audit have it.
    public var fieldValue: FieldValue { .date(self) }

    /// Reads the value of the field of that name; nil where nothing is entered.
    public static func read(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> CivilDate?
    {
        guard let text = try source.text(name) else { return nil }
        // One date has one text: as text, another spelling would sort and compare wrongly.
        guard let date = try? CivilDate(reading: text), text.utf8.count == 10,
            text.utf8.dropFirst(4).first == UInt8(ascii: "-")
        else {
            throw UnreadableField(name, "\(quoted(text)) is not a date; write it as 2026-12-18")
        }
        return date
    }
}

extension Instant: OptionalFieldConvertible {
    /// What type of field it makes.
    public static var type: FieldType { .instant }
    /// As stores, exports and the audit have it.
    public var fieldValue: FieldValue { .instant(self) }

    /// Reads the value of the field of that name; nil where nothing is entered.
    public static func read(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> Instant?
    {
        guard let text = try source.text(name) else { return nil }
        guard let instant = Instant(text), text.utf8.count == 24 else {
            throw UnreadableField(
                name,
                "\(quoted(text)) is not an instant; write it as 2026-12-19T07:00:00.000Z"
            )
        }
        return instant
    }
}

/// One of a few words.
public protocol FieldWord: OptionalFieldConvertible, CaseIterable, RawRepresentable<String> {}

extension FieldWord {
    /// What type of field it makes.
    public static var type: FieldType { .word(allCases.map(\.rawValue)) }
    /// As stores, exports and the audit have it.
    public var fieldValue: FieldValue { .text(rawValue) }

    /// Reads the value of the field of that name; nil where nothing is entered.
    public static func read(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> Self?
    {
        guard let text = try source.text(name) else { return nil }
        guard let word = Self(rawValue: text) else {
            let known = allCases.map { quoted($0.rawValue) }.joined(separator: ", ")
            throw UnreadableField(name, "\(quoted(text)) is none of \(known)")
        }
        return word
    }
}

/// What a field can have several of, in order.
public protocol FieldElement: Equatable, Sendable {
    /// What type of field several make.
    static var listType: FieldType { get }
    /// Several of them as stores, exports and the audit have them.
    static func fieldValue(of elements: [Self]) -> FieldValue
    /// Reads all of the field of that name.
    static func readAll(_ name: String, from source: inout any FieldSource) throws(UnreadableField) -> [Self]
}

extension Array: FieldConvertible where Element: FieldElement {
    /// What type of field it makes.
    public static var type: FieldType { Element.listType }
    /// Whether something has to be entered.
    public static var isRequired: Bool { false }
    /// As stores, exports and the audit have it.
    public var fieldValue: FieldValue { Element.fieldValue(of: self) }

    /// Whether the other has the same, byte for byte.
    public func isSame(as other: [Element]) -> Bool { fieldValue == other.fieldValue }

    /// Reads the value of the field of that name.
    public init(_ name: String, from source: inout any FieldSource) throws(UnreadableField) {
        self = try Element.readAll(name, from: &source)
    }
}

extension String: FieldElement {
    /// What type of field several make.
    public static var listType: FieldType { .list }
    /// Several as stores, exports and the audit have them.
    public static func fieldValue(of elements: [String]) -> FieldValue { .list(elements) }

    /// Reads all of the field of that name.
    public static func readAll(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> [String]
    {
        try source.list(name)
    }
}

extension NamedText: FieldElement {
    /// What type of field several make.
    public static var listType: FieldType { .named }
    /// Several as stores, exports and the audit have them.
    public static func fieldValue(of elements: [NamedText]) -> FieldValue { .named(elements) }

    /// Reads all of the field of that name.
    public static func readAll(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> [NamedText]
    {
        try source.named(name)
    }
}

/// The number of a user of the system.
extension UInt32: OptionalFieldConvertible {
    /// What type of field it makes.
    public static var type: FieldType { .number }
    /// As stores, exports and the audit have it.
    public var fieldValue: FieldValue { .number(Int64(self)) }

    /// Reads the value of the field of that name; nil where nothing is entered.
    public static func read(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> UInt32?
    {
        guard let number = try source.number(name) else { return nil }
        guard let user = UInt32(exactly: number) else {
            throw UnreadableField(name, "\(number) is no user number")
        }
        return user
    }
}
