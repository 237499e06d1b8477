/// A rule between several fields of a record.
public struct RecordRule: Sendable {
    /// The field to name if the rule is broken.
    public let field: String
    /// The fault in that case.
    public let fault: String
    private let condition: Condition
    /// The places of the fields that it involves.
    public private(set) var places: [Int] = []

    /// The condition that a record must meet.
    private enum Condition: Sendable {
        /// All of these fields are entered, or none.
        case together([String])
        /// The field is entered if and only if the other one does not have that word.
        case entered(unless: String, is: String)
    }

    static func together(_ first: String, _ others: String...) -> RecordRule {
        let fault = "allowed only together with \(others.joined(separator: " and "))"
        return RecordRule(field: first, fault: fault, condition: .together([first] + others))
    }

    static func entered(_ field: String, unless other: String, is word: String, _ fault: String)
        -> RecordRule
    {
        RecordRule(field: field, fault: fault, condition: .entered(unless: other, is: word))
    }

    private init(field: String, fault: String, condition: Condition) {
        (self.field, self.fault, self.condition) = (field, fault, condition)
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

    /// Returns whether a record breaks the rule.
    ///
    /// - Parameters:
    ///   - isEntered: Returns whether a value is entered in the field at a place.
    ///   - has: Returns whether the field at a place has a word.
    /// - Returns: Whether the condition is not met.
    public func isBroken(isEntered: (Int) -> Bool, has: (Int, String) -> Bool) -> Bool {
        let first = isEntered(places[0])
        return switch condition {
        case .together: places.contains { isEntered($0) != first }
        case .entered(_, let word): first == has(places[1], word)
        }
    }
}
