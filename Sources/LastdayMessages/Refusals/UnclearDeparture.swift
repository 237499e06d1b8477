public import LastdayCore

extension UnclearDeparture: CustomStringConvertible {
    /// The fault in the line and, for some faults, what to do.
    public var description: String {
        switch self {
        case .noAccount(let person):
            "\(quoted(person)) has no account; see: lastday search --people"
        case .severalAccounts(let person, let usernames):
            "\(quoted(person)) has several accounts (\(usernames.joined(separator: ", "))); add a Username column"
        case .otherIdentifier(let username, let person, let known, let incoming):
            "\(quoted(username)) belongs to \(quoted(person)) with the identifier \(known), not \(incoming)"
        case .unknownPerson(let clue):
            "no person has \(clue)"
        case .severalPeople(let count, let clue):
            "\(count) people have \(clue); add a Username or an Employee ID"
        case .saysNobody:
            "names nobody; a line needs a Username, an Employee ID, an Email or a full name"
        case .alsoInLine(let username, let origin):
            "\(username) is also in \(origin); keep one of the lines"
        case .otherLastDay(let username, let origin):
            "\(username) is also in \(origin), with a different last day"
        case .otherDayOfPerson(let username, let lastDay):
            "the person of \(username) leaves on \(lastDay) in another line"
        }
    }
}

extension PersonClue: CustomStringConvertible {
    /// The value by which the line identifies the person.
    public var description: String {
        switch self {
        case .identifier(let identifier): "the identifier \(quoted(identifier))"
        case .email(let email): "the address \(quoted(email))"
        case .name(let last, let first): "the name \(quoted("\(last), \(first)"))"
        }
    }
}

extension DifferingName: CustomStringConvertible {
    /// The place of the line, and both names.
    public var description: String { "\(origin): \(quoted(incoming)) is on record as \(quoted(known))" }
}
