/// The reason why a line of a list is not a departure that can be entered.
public enum DepartureFault: Sendable, Equatable {
    /// The departure is refused.
    case refused(Refusal)
    /// The line does not identify one departure of one account.
    case unclear(UnclearDeparture)
}

/// The reason why a line of a list does not identify one departure of one account.
public enum UnclearDeparture: Error, Equatable {
    /// The named person has no account.
    case noAccount(person: String)
    /// The named person has several accounts.
    case severalAccounts(person: String, usernames: [String])
    /// The account's person has a different identifier than the one in the line.
    case otherIdentifier(username: String, person: String, known: String, incoming: String)
    /// No person matches the line.
    case unknownPerson(PersonClue)
    /// Several people match the line; their count comes first.
    case severalPeople(Int, PersonClue)
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
    case identifier(String)
    case email(String)
    case name(last: String, first: String)
}

/// A warning that a line's name for a person differs from the store's.
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
