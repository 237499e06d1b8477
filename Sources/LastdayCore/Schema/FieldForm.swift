/// One field of a kind of record, without the record's type: its name, the values it may have, and access to
/// it.
public final class FieldForm: Sendable {
    /// The name.
    public let name: StaticString
    /// The name as a `String`.
    public let text: String
    /// The type of its values.
    public let type: FieldType
    /// Whether a value is required.
    public let isRequired: Bool
    /// Whether records are looked up by it.
    public let isIndexed: Bool
    /// Whether an empty text is allowed.
    public let mayBeEmpty: Bool
    /// The rule by which its values must be unique; nil if records may share them.
    public let unique: Uniqueness?
    /// The kind of record whose number it holds; nil if it is not a reference.
    public let reference: RecordKind?
    /// Whether it was added after the first version, so that older records lack it.
    public let isLater: Bool
    /// The access to it in a record.
    private let access: FieldAccess

    init(
        _ name: StaticString,
        _ type: FieldType,
        isRequired: Bool,
        _ traits: [FieldTrait],
        _ access: FieldAccess
    ) {
        (self.name, text, self.type, self.isRequired) = (name, "\(name)", type, isRequired)
        self.access = access
        isIndexed = traits.contains(.indexed)
        mayBeEmpty = !traits.contains(.nonEmpty)
        isLater = traits.contains(.later)
        var (unique, reference): (Uniqueness?, RecordKind?)
        for trait in traits {
            switch trait {
            case .unique(let wanted): unique = wanted
            case .refers(let kind): reference = kind
            default: break
            }
        }
        (self.unique, self.reference) = (unique, reference)
    }

    /// Returns its value in a record.
    func value(_ record: UnsafeRawPointer) -> FieldValue { access.value(record) }

    /// Returns whether a value is entered in it.
    func isEntered(_ record: UnsafeRawPointer) -> Bool { access.isEntered(record) }

    /// Returns whether both records have the same value in it.
    func isSame(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer) -> Bool { access.isSame(left, right) }

    /// Reads the field into a record.
    func read(_ record: UnsafeMutableRawPointer, _ source: inout any FieldSource) throws(UnreadableField) {
        try access.set(record, text, &source)
    }
}

/// The access to a field in a record of its kind.
struct FieldAccess: Sendable {
    let value: @Sendable (UnsafeRawPointer) -> FieldValue
    let isEntered: @Sendable (UnsafeRawPointer) -> Bool
    let isSame: @Sendable (UnsafeRawPointer, UnsafeRawPointer) -> Bool
    let set:
        @Sendable (UnsafeMutableRawPointer, String, inout any FieldSource) throws(UnreadableField) -> Void
}

/// The type of a field's values.
public enum FieldType: Sendable, Equatable {
    case number, text, flag, date, instant, list, named
    /// Text that is JSON.
    case json
    /// One of these words.
    case word([String])

    /// Whether it has values that no store accepts.
    var isFree: Bool {
        switch self {
        case .text, .list, .named, .json, .number: true
        case .flag, .date, .instant, .word: false
        }
    }
}

/// A rule that no two records may have the same value in a field.
public struct Uniqueness: Sendable, Equatable {
    /// The names of the other fields that must be equal too for two records to conflict.
    public let with: [String]
    /// The field, and its word, that select the records to which the rule applies; nil if it applies to all.
    public let among: (field: String, word: String)?

    /// Creates a rule of uniqueness.
    init(with: [String] = [], among: (field: String, word: String)? = nil) {
        (self.with, self.among) = (with, among)
    }

    /// Returns whether both rules are the same.
    public static func == (left: Self, right: Self) -> Bool {
        left.with == right.with && left.among?.field == right.among?.field
            && left.among?.word == right.among?.word
    }
}

/// A trait of a field beyond its name and type.
enum FieldTrait: Sendable, Equatable {
    case indexed, nonEmpty, later
    case unique(Uniqueness)
    case refers(to: RecordKind)

    static let unique = FieldTrait.unique(Uniqueness())
}
