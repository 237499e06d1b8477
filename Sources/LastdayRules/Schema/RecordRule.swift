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

    func placed(among fields: [FieldForm]) -> RecordRule {
        let names =
            switch condition {
            case .together(let names): names
            case .entered(let other, _): [field, other]
            }
        var placed = self
        placed.places = names.compactMap { name in fields.firstIndex { $0.text == name } }
        return placed
    }

    /// Whether a record with these fields breaks it.
    func isBroken(by record: UnsafeRawPointer, _ fields: [FieldForm]) -> Bool {
        let isEntered = fields[places[0]].isEntered(record)
        return switch condition {
        case .together: places.contains { fields[$0].isEntered(record) != isEntered }
        case .entered(_, let word): isEntered == (fields[places[1]].value(record) == .text(word))
        }
    }
}
