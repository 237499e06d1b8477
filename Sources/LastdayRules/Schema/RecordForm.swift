/// What is known of the records of one kind without their type: what may stand in which field.
public struct RecordForm: Sendable {
    /// The kind.
    public let kind: RecordKind
    /// The fields in their order; the first is what a record is known by.
    public let fields: [FieldForm]
    /// What holds between several fields.
    public let rules: [RecordRule]
    /// The fields in which something has to be entered: a bit for each place, the first the lowest.
    public let required: UInt64

    init(_ kind: RecordKind, _ fields: [FieldForm], _ rules: [RecordRule]) {
        (self.kind, self.fields) = (kind, fields)
        self.rules = rules.map { $0.placed(among: fields) }
        required = fields.indices.reduce(0) { $0 | (fields[$1].isRequired ? 1 << $1 : 0) }
    }

    /// The names of the fields.
    public var names: [String] { fields.map(\.text) }

    /// The place of the field of that name, which the form has.
    public func place(of name: String) -> Int {
        guard let place = fields.firstIndex(where: { $0.text == name }) else {
            preconditionFailure("records of kind \(kind.rawValue) have no field \(name)")
        }
        return place
    }

    /// Whether somebody wrote records of this kind under these headings: this version, or one before it.
    public func isWritten(under headings: [String]) -> Bool {
        headings == names.filter { name in headings.contains(name) || !fields[place(of: name)].isLater }
    }
}

/// What may stand in one field.
public struct FieldForm: Sendable {
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

    init(_ name: StaticString, _ type: FieldType, isRequired: Bool, _ traits: [FieldTrait]) {
        (self.name, text, self.type, self.isRequired) = (name, "\(name)", type, isRequired)
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
}

/// The types of values that a field can have.
public enum FieldType: Sendable, Equatable {
    case number, text, flag, date, instant, list, named
    /// Text that is JSON.
    case json
    /// One of these words.
    case word([String])
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

/// What holds between several fields of a record.
public struct RecordRule: Sendable {
    /// The field that is named where it is broken.
    public let field: String
    /// What is wrong then.
    public let told: String
    /// What it says.
    public let condition: Condition
    /// The places of the fields.
    private(set) var places: [Int] = []

    /// What a rule says.
    public enum Condition: Sendable {
        /// All of these are entered, or none.
        case together([String])
        /// The field is entered unless that one has that word.
        case entered(unless: String, is: String)
    }

    static func together(_ first: String, _ others: String...) -> RecordRule {
        let told = "stands there only together with \(others.joined(separator: " and "))"
        return RecordRule(field: first, told: told, condition: .together([first] + others))
    }

    static func entered(_ field: String, unless other: String, is word: String, _ told: String) -> RecordRule
    {
        RecordRule(field: field, told: told, condition: .entered(unless: other, is: word))
    }

    private init(field: String, told: String, condition: Condition) {
        (self.field, self.told, self.condition) = (field, told, condition)
    }

    fileprivate func placed(among fields: [FieldForm]) -> RecordRule {
        let names =
            switch condition {
            case .together(let names): names
            case .entered(let other, _): [field, other]
            }
        var placed = self
        placed.places = names.compactMap { name in fields.firstIndex { $0.text == name } }
        return placed
    }

    /// Whether values break it.
    func isBroken(by value: (Int) -> FieldValue) -> Bool {
        switch condition {
        case .together:
            Set(places.map { value($0) == .none }).count > 1
        case .entered(_, let word):
            (value(places[0]) == .none) != (value(places[1]) == .text(word))
        }
    }
}
