/// One field of a kind of record without the record's type: its name, what may stand in it, and how it is reached.
public final class FieldForm: Sendable {
    /// The name.
    public let name: StaticString
    /// The same name.
    public let text: String
    /// What type of value it is.
    public let type: FieldType
    /// Whether something has to be entered.
    public let isRequired: Bool
    /// Whether records are looked for by it.
    public let isIndexed: Bool
    /// Whether an empty text is as good as any.
    public let mayBeEmpty: Bool
    /// Whether no two records may have the same: alone, or together with the fields of these names.
    public let unique: Uniqueness?
    /// The kind of record whose number it is.
    public let reference: RecordKind?
    /// Whether the first version did not have it, so that what is older lacks it.
    public let isLater: Bool
    /// How it is reached in a record.
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

    /// What stands in it.
    func value(_ record: UnsafeRawPointer) -> FieldValue { access.value(record) }

    /// Whether something stands in it.
    func isEntered(_ record: UnsafeRawPointer) -> Bool { access.isEntered(record) }

    /// Whether the same stands in it in both records.
    func isSame(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer) -> Bool { access.isSame(left, right) }

    /// Reads the field into a record.
    func read(_ record: UnsafeMutableRawPointer, _ source: inout any FieldSource) throws(UnreadableField) {
        try access.set(record, text, &source)
    }
}

/// How a field is reached in a record of its kind.
struct FieldAccess: Sendable {
    let value: @Sendable (UnsafeRawPointer) -> FieldValue
    let isEntered: @Sendable (UnsafeRawPointer) -> Bool
    let isSame: @Sendable (UnsafeRawPointer, UnsafeRawPointer) -> Bool
    let set:
        @Sendable (UnsafeMutableRawPointer, String, inout any FieldSource) throws(UnreadableField) -> Void
}

/// The types of values that a field can have.
public enum FieldType: Sendable, Equatable {
    case number, text, flag, date, instant, list, named
    /// Text that is JSON.
    case json
    /// One of these words.
    case word([String])

    /// Whether it can have values that no store keeps.
    var isFree: Bool {
        switch self {
        case .text, .list, .named, .json, .number: true
        case .flag, .date, .instant, .word: false
        }
    }
}

/// What no two records may share.
public struct Uniqueness: Sendable, Equatable {
    /// The other fields that must be the same too.
    public let with: [String]
    /// The field and the word that say of which records it is meant; nil: of all.
    public let among: (field: String, word: String)?

    /// What no two may share.
    init(with: [String] = [], among: (field: String, word: String)? = nil) {
        (self.with, self.among) = (with, among)
    }

    /// Whether both say the same.
    public static func == (left: Self, right: Self) -> Bool {
        left.with == right.with && left.among?.field == right.among?.field
            && left.among?.word == right.among?.word
    }
}

/// What a field is besides its name and type.
enum FieldTrait: Sendable, Equatable {
    case indexed, nonEmpty, later
    case unique(Uniqueness)
    case refers(to: RecordKind)

    static let unique = FieldTrait.unique(Uniqueness())
}
