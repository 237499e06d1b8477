extension Recorded {
    /// Why no store keeps it, whatever else is there: the field and what is wrong with it.
    ///
    /// Nil if nothing is wrong. A text cannot contain U+0000: C libraries take it for the end, and databases refuse it.
    public var unkeepable: String? {
        if let field = fields.first(where: { $0.value.hasNull }) {
            return "\(field.name): U+0000 may not stand in a text"
        }
        switch self {
        case let account as UserAccount where account.username.isEmpty:
            return "username: something must stand there"
        case let departure as Offboarding where (departure.state == .queued) != (departure.endedAt == nil):
            return "ended_at: stands there where the departure is completed or cancelled, and only then"
        default:
            return nil
        }
    }
}

extension FieldValue {
    fileprivate var hasNull: Bool {
        switch self {
        case .text(let text), .json(let text): text.utf8.contains(0)
        case .list(let texts): texts.contains { $0.utf8.contains(0) }
        case .named(let texts): texts.contains { $0.name.utf8.contains(0) || $0.text.utf8.contains(0) }
        case .none, .flag, .number: false
        }
    }
}
