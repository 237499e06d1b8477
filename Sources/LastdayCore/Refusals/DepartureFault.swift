/// Why a line of a list is no departure that can be entered.
public enum DepartureFault: Sendable, Equatable {
    /// The departure is refused.
    case refused(Refusal)
    /// The line does not mean one account.
    case unclear(UnclearDeparture)
}

/// Why a line of a list does not mean one departure of one account.
public enum UnclearDeparture: Error, Equatable {
    /// The person, by name, has no account.
    case noAccount(person: String)
    /// The person, by name, has several accounts.
    case severalAccounts(person: String, usernames: [String])
    /// The account's person has another identifier than the line says.
    case otherIdentifier(username: String, person: String, known: String, incoming: String)
    /// There is no such person.
    case unknownPerson(PersonClue)
    /// So many people are that person.
    case severalPeople(Int, PersonClue)
    /// The line has nothing by which a person is known.
    case saysNobody
    /// The account is in an earlier line, with another last day.
    case otherLastDay(username: String, origin: String)
    /// The account's person leaves on another day, by another line.
    case otherDayOfPerson(username: String, lastDay: CivilDate)
}

/// What a line knows a person by.
public enum PersonClue: Sendable, Equatable {
    case identifier(String)
    case email(String)
    case name(last: String, first: String)
}

/// That a line calls a person otherwise than the store does, and means them all the same: people marry.
public struct OtherName: Sendable, Equatable {
    /// Where the line stands.
    public let origin: String
    /// The name in the line.
    public let incoming: String
    /// The name in the store.
    public let known: String
}
