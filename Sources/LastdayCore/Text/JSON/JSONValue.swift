/// A JSON value as read: members in their order, numbers in their original digits.
public indirect enum JSONValue: Sendable, Equatable {
    case none
    case flag(Bool)
    /// A number, in its original digits.
    case number(String)
    case text(String)
    case list([JSONValue])
    case object([Member])

    /// A value under a name.
    public struct Member: Sendable, Equatable {
        /// The name.
        public let name: String
        /// The value.
        public let value: JSONValue

        /// Creates a member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The value under that name; nil if there is none or this is not an object.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The value as JSON on one line, as ``JSON`` writes it.
    public var line: String {
        var text = JSONText()
        append(to: &text)
        return text.text
    }

    private func append(to text: inout JSONText) {
        switch self {
        case .none: text += "null"
        case .flag(let flag): text += flag ? "true" : "false"
        case .number(let digits): text += digits
        case .text(let string): text.append(string)
        case .list(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.append(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                text.append(member.name)
                text += ":"
                member.value.append(to: &text)
            }
            text += "}"
        }
    }
}
