public import LastdayCore

extension UnclearDeparture: CustomStringConvertible {
    /// The fault in the line and, for some faults, what to do.
    public var description: String {
        switch self {
        case .noAccount(let person):
            "\(quoted(person)) has no account; see: lastday search --people"
        case .severalAccounts(let person, let usernames):
            "\(quoted(person)) has several accounts (\(usernames.joined(separator: ", "))); add a Username column"
        case .severalIdentified(let one, let two):
            "\(one), but \(two); correct the line"
        case .unknownPerson(let clue, let nearest):
            "no person has \(clue)"
                + (nearest.map {
                    "; did you mean \($0)? If so, accept it with --match-by \($0.match.rawValue)"
                } ?? "")
        case .otherName(let name, let known, let match):
            "\(known), but the line says \(quoted(name)); correct the line or, if \(known.clue) decides, "
                + "accept it with --match-by \(match.rawValue)"
        case .otherMiddleName(let name, let known):
            "\(known), but the line says \(quoted(name)), with another middle name or suffix; correct the line"
        case .otherNames(let clue, let people):
            "\(clue) is not on record, but \(people.first.prefix(3).map(quoted).joined(separator: " and "))"
                + "\(people.count > 3 ? " and others are" : people.count == 1 ? " is" : " are"); correct the line"
        case .notUnderstood(let text, let known):
            "\(known), but the line also says \(quoted(text)), which is not understood; a line is about one person, "
                + "and its name is nothing but the name"
        case .otherDomain(let typed, let username, let person):
            "\(quoted(typed)) may not be \(username), because \(brief(person)) has no e-mail address there; "
                + "correct the line, or accept it with --match-by username"
        case .otherInColumn(let cell, let other, let person):
            "the column \(brief(cell.name)) has \(quoted(cell.text)), which is \(brief(other))'s, and the line is about "
                + "\(brief(person)); say what the column is, as --column \(quoted("\(cell.name)=District ID")), "
                + "or pass over it with --ignore-column \(quoted(cell.name))"
        case .stays(let said):
            "the column \(brief(said.name)) says \(quoted(said.text)), so nobody leaves; leave the line out with --skip, "
                + "or pass over the column with --ignore-column \(quoted(said.name))"
        case .proposed(let proposal): proposal.description
        case .severalPeople(let clue, let people):
            "\(people.count) people have \(clue): \(people.first.prefix(3).map(quoted).joined(separator: ", "))"
                + "\(people.count > 3 ? ", …" : ""); add a Username\(clue.isIdentifier ? "" : " or an Employee ID")"
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
        case .username(let username): "the username \(quoted(username))"
        case .identifier(let identifier): "the \(brief(identifier.name)) \(quoted(identifier.text))"
        case .email(let email): "the e-mail \(quoted(email))"
        case .name(let name): "the name \(quoted(name))"
        }
    }

    fileprivate var isIdentifier: Bool {
        if case .identifier = self { true } else { false }
    }
}

extension IdentifiedPerson: CustomStringConvertible {
    /// The value, and whose it is.
    public var description: String { "\(clue) is \(brief(name))'s" }
}

extension PersonSuggestion: CustomStringConvertible {
    /// The person's identifier and name, or the name alone.
    public var description: String { identifier.map { "\(brief($0)) (\(brief(name)))" } ?? quoted(name) }
}

extension PersonProposal: CustomStringConvertible {
    /// What is unknown, whom the rest of the line means, and how to accept that.
    public var description: String {
        let what =
            switch match {
            case .id: "identifier"
            case .email: "e-mail"
            case .name: "name"
            case .username: "username"
            }
        let owner = brief(name) + (identifier.map { " (\(brief($0)))" } ?? "")
        let other = resembles.map { " (or is it \($0)?)" } ?? ""
        return "nobody has \(unknown)\(other), but the \(what) is that of \(owner); "
            + "if that is the person, accept it with --match-by \(match.rawValue)"
    }
}

extension DifferingName: CustomStringConvertible {
    /// The place of the line, and both names.
    public var description: String { "\(origin): \(quoted(incoming)) is on record as \(quoted(known))" }
}
