/// A type whose values a field of a record can have.
public protocol FieldConvertible: Equatable, Sendable {
    /// The type of a field with such values.
    static var type: FieldType { get }
    /// Whether a value is required.
    static var isRequired: Bool { get }
    /// The value in the form that stores, exports and the audit use.
    var fieldValue: FieldValue { get }
    /// Whether a value is entered.
    var isEntered: Bool { get }
    /// Returns whether the other value is the same, byte for byte.
    func isSame(as other: Self) -> Bool
    /// Reads the value of the field of that name.
    ///
    /// - Throws: ``UnreadableField`` if it is missing although required, or malformed.
    init(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
}

/// A type whose values a field may lack, as an optional.
public protocol OptionalFieldConvertible: FieldConvertible {
    /// Reads the value of the field of that name; nil if none is entered.
    ///
    /// - Throws: ``UnreadableField`` if it is malformed.
    static func read(_ name: String, from source: inout any FieldSource) throws(UnreadableField) -> Self?
}

extension FieldConvertible {
    /// Returns whether the other value is the same.
    public func isSame(as other: Self) -> Bool { self == other }

    /// Always true, because the value is not optional.
    public var isEntered: Bool { true }
}

extension OptionalFieldConvertible {
    /// Whether a value is required.
    public static var isRequired: Bool { true }

    /// Reads the value of the field of that name.
    ///
    /// - Throws: ``UnreadableField`` if it is missing although required, or malformed.
    public init(_ name: String, from source: inout any FieldSource) throws(UnreadableField) {
        guard let value = try Self.read(name, from: &source) else {
            throw UnreadableField(name, "required, but empty")
        }
        self = value
    }
}

extension Optional: FieldConvertible where Wrapped: OptionalFieldConvertible {
    /// The type of a field with such values.
    public static var type: FieldType { Wrapped.type }
    /// Whether a value is required.
    public static var isRequired: Bool { false }
    /// The value in the form that stores, exports and the audit use.
    public var fieldValue: FieldValue { self?.fieldValue ?? .none }
    /// Whether a value is entered.
    public var isEntered: Bool { self != nil }

    /// Returns whether the other value is the same, byte for byte.
    public func isSame(as other: Wrapped?) -> Bool {
        switch (self, other) {
        case (let own?, let other?): own.isSame(as: other)
        case (nil, nil): true
        default: false
        }
    }

    /// Reads the value of the field of that name.
    ///
    /// - Throws: ``UnreadableField`` if it is missing although required, or malformed.
    public init(_ name: String, from source: inout any FieldSource) throws(UnreadableField) {
        self = try Wrapped.read(name, from: &source)
    }
}

extension String: OptionalFieldConvertible {
    /// Returns whether the other text has the same bytes; `==` also accepts texts that only look the same
    /// (Unicode, UAX #15).
    public func isSame(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        var (own, other) = (self, other)
        return own.withUTF8 { own in other.withUTF8 { own.elementsEqual($0) } }
    }

    /// The type of a field with such values.
    public static var type: FieldType { .text }
    /// The value in the form that stores, exports and the audit use.
    public var fieldValue: FieldValue { .text(self) }

    /// Reads the value of the field of that name; nil if none is entered.
    ///
    /// - Throws: ``UnreadableField`` if it is malformed.
    public static func read(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> String?
    {
        try source.text(name)
    }
}

extension Int64: OptionalFieldConvertible {
    /// The type of a field with such values.
    public static var type: FieldType { .number }
    /// The value in the form that stores, exports and the audit use.
    public var fieldValue: FieldValue { .number(self) }

    /// Reads the value of the field of that name; nil if none is entered.
    ///
    /// - Throws: ``UnreadableField`` if it is malformed.
    public static func read(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> Int64?
    {
        try source.number(name)
    }
}

/// A count, which is 0 if a sparse record lacks it.
extension Int: FieldConvertible {
    /// The type of a field with such values.
    public static var type: FieldType { .number }
    /// Whether a value is required.
    public static var isRequired: Bool { false }
    /// The value in the form that stores, exports and the audit use.
    public var fieldValue: FieldValue { .number(Int64(self)) }

    /// Reads the value of the field of that name.
    ///
    /// - Throws: ``UnreadableField`` if it is missing although required, or malformed.
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
    /// The type of a field with such values.
    public static var type: FieldType { .flag }
    /// Whether a value is required.
    public static var isRequired: Bool { false }
    /// The value in the form that stores, exports and the audit use.
    public var fieldValue: FieldValue { .flag(self) }

    /// Reads the value of the field of that name.
    ///
    /// - Throws: ``UnreadableField`` if it is missing although required, or malformed.
    public init(_ name: String, from source: inout any FieldSource) throws(UnreadableField) {
        self = try source.flag(name)
    }
}

extension CivilDate: OptionalFieldConvertible {
    /// The type of a field with such values.
    public static var type: FieldType { .date }
    /// The value in the form that stores, exports and the audit use.
    public var fieldValue: FieldValue { .date(self) }

    /// Reads the value of the field of that name; nil if none is entered.
    ///
    /// - Throws: ``UnreadableField`` if it is malformed.
    public static func read(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> CivilDate?
    {
        guard let text = try source.text(name) else { return nil }
        // One date has exactly one text: another spelling would sort and compare wrongly as text.
        guard let date = try? CivilDate(reading: text), text.utf8.count == 10,
            text.utf8.dropFirst(4).first == UInt8(ascii: "-")
        else {
            throw UnreadableField(name, "\(quoted(text)) is not a date; write it as 2026-12-18")
        }
        return date
    }
}

extension Instant: OptionalFieldConvertible {
    /// The type of a field with such values.
    public static var type: FieldType { .instant }
    /// The value in the form that stores, exports and the audit use.
    public var fieldValue: FieldValue { .instant(self) }

    /// Reads the value of the field of that name; nil if none is entered.
    ///
    /// - Throws: ``UnreadableField`` if it is malformed.
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

/// A type whose values are a few fixed words.
public protocol FieldWord: OptionalFieldConvertible, CaseIterable, RawRepresentable<String> {}

extension FieldWord {
    /// The type of a field with such values.
    public static var type: FieldType { .word(allCases.map(\.rawValue)) }
    /// The value in the form that stores, exports and the audit use.
    public var fieldValue: FieldValue { .text(rawValue) }

    /// Reads the value of the field of that name; nil if none is entered.
    ///
    /// - Throws: ``UnreadableField`` if it is malformed.
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

/// A type of which a field can have several values, in order.
public protocol FieldElement: Equatable, Sendable {
    /// The type of a field with several such values.
    static var listType: FieldType { get }
    /// Returns the values in the form that stores, exports and the audit use.
    static func fieldValue(of elements: [Self]) -> FieldValue
    /// Reads all values of the field of that name.
    ///
    /// - Throws: ``UnreadableField`` if it is missing although required, or malformed.
    static func readAll(_ name: String, from source: inout any FieldSource) throws(UnreadableField) -> [Self]
}

extension Array: FieldConvertible where Element: FieldElement {
    /// The type of a field with such values.
    public static var type: FieldType { Element.listType }
    /// Whether a value is required.
    public static var isRequired: Bool { false }
    /// The value in the form that stores, exports and the audit use.
    public var fieldValue: FieldValue { Element.fieldValue(of: self) }

    /// Returns whether the other array has the same values, byte for byte.
    public func isSame(as other: [Element]) -> Bool { fieldValue == other.fieldValue }

    /// Reads the value of the field of that name.
    ///
    /// - Throws: ``UnreadableField`` if it is missing although required, or malformed.
    public init(_ name: String, from source: inout any FieldSource) throws(UnreadableField) {
        self = try Element.readAll(name, from: &source)
    }
}

extension String: FieldElement {
    /// The type of a field with several such values.
    public static var listType: FieldType { .list }
    /// Returns the values in the form that stores, exports and the audit use.
    public static func fieldValue(of elements: [String]) -> FieldValue { .list(elements) }

    /// Reads all values of the field of that name.
    ///
    /// - Throws: ``UnreadableField`` if it is missing although required, or malformed.
    public static func readAll(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> [String]
    {
        try source.list(name)
    }
}

extension NamedText: FieldElement {
    /// The type of a field with several such values.
    public static var listType: FieldType { .named }
    /// Returns the values in the form that stores, exports and the audit use.
    public static func fieldValue(of elements: [NamedText]) -> FieldValue { .named(elements) }

    /// Reads all values of the field of that name.
    ///
    /// - Throws: ``UnreadableField`` if it is missing although required, or malformed.
    public static func readAll(_ name: String, from source: inout any FieldSource) throws(UnreadableField)
        -> [NamedText]
    {
        try source.named(name)
    }
}

/// A user ID of the operating system.
extension UInt32: OptionalFieldConvertible {
    /// The type of a field with such values.
    public static var type: FieldType { .number }
    /// The value in the form that stores, exports and the audit use.
    public var fieldValue: FieldValue { .number(Int64(self)) }

    /// Reads the value of the field of that name; nil if none is entered.
    ///
    /// - Throws: ``UnreadableField`` if it is malformed.
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
