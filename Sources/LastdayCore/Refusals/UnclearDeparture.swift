/// The reason why a line of a list does not identify one departure of one account.
public enum UnclearDeparture: Error, Equatable {
    /// The named person has no account.
    case noAccount(person: String)
    /// The named person has several accounts.
    case severalAccounts(person: String, usernames: [String])
    /// The line's data identify different people.
    case severalIdentified(IdentifiedPerson, IdentifiedPerson)
    /// No person matches the line; somebody similar may be meant.
    case unknownPerson(PersonClue, nearest: PersonSuggestion?)
    /// Nobody has what identifies a person for certain, but the rest of the line identifies somebody.
    case proposed(PersonProposal)
    /// What identifies a person, and by what sort of data, but the line has quite another name.
    case otherName(String, IdentifiedPerson, PersonMatch)
    /// What identifies a person, but the line has another middle name or suffix.
    case otherMiddleName(String, IdentifiedPerson)
    /// Nobody has that name, as the people who share its last and first name have another middle name or suffix.
    case otherNames(PersonClue, Listed<String>)
    /// Beside the name of a person there is a text that is not understood.
    case notUnderstood(String, IdentifiedPerson)
    /// The username has a domain in which the person has no e-mail address.
    case otherDomain(String, username: String, person: String)
    /// A column that is not understood has an ID, an address or a username of somebody else.
    case otherInColumn(NamedText, String, person: String)
    /// A column says that nobody leaves.
    case stays(NamedText)
    /// Several people match the line; the first names, and the count.
    case severalPeople(PersonClue, Listed<String>)
    /// The line has nothing that identifies a person.
    case saysNobody
    /// The account is in an earlier line.
    case alsoInLine(username: String, origin: String)
    /// The account is in an earlier line, with a different last day.
    case otherLastDay(username: String, origin: String)
    /// The account's person leaves on a different day according to another line.
    case otherDayOfPerson(username: String, lastDay: CivilDate)
}

/// The data by which a line identifies a person.
public enum PersonClue: Sendable, Equatable {
    /// The username of the account.
    case username(String)
    /// An identifier, under the heading of its column.
    case identifier(NamedText)
    /// An e-mail address.
    case email(String)
    /// A whole name, as the line has it.
    case name(String)
}

/// The sorts of data by which a line may identify a person.
public enum PersonMatch: String, Sendable, CaseIterable {
    case id, email, name, username
}

/// A person whom a part of a line identifies.
public struct IdentifiedPerson: Sendable, Equatable {
    /// The data that identify the person.
    public let clue: PersonClue
    /// The person's name or, of an account without a person, the username.
    public let name: String
}

/// A person whom a line may mean.
public struct PersonSuggestion: Sendable, Equatable {
    /// The sort of data that resembles the line's.
    public let match: PersonMatch
    /// The person's similar identifier, if that is what resembles the line.
    public let identifier: String?
    /// The person's name.
    public let name: String
}

/// A person whom a line identifies, though not by what identifies a person for certain.
public struct PersonProposal: Sendable, Equatable {
    /// What identifies nobody.
    public let unknown: PersonClue
    /// What identifies the person.
    public let match: PersonMatch
    /// The person's name.
    public let name: String
    /// The person's identifier, if known.
    public let identifier: String?
    /// Somebody else whose identifier resembles the unknown one.
    public let resembles: PersonSuggestion?
}

/// A warning that a line's name, identifier or e-mail address for a person differs from the store's.
///
/// The line is accepted nevertheless, because people marry.
public struct DifferingName: Sendable, Equatable {
    /// The place of the line.
    public let origin: String
    /// The name in the line.
    public let incoming: String
    /// The name in the store.
    public let known: String
}
