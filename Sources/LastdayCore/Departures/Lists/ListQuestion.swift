/// What a person has to confirm about some lines of a list before it can be entered.
public enum ListQuestion: Hashable, Sendable {
    /// The lines of people who are unknown are left out.
    case leavesOutUnknown
    /// The lines of people who have no account are left out.
    case leavesOutWithoutAccount
    /// The lines without a last day are left out: those people stay.
    case leavesOutWithoutLastDay
    /// The lines that say that nobody leaves are left out.
    case leavesOutStaying
    /// Departures that are queued for another day are moved to the list's.
    case movesQueued
    /// The last days are right, though they are years away.
    case acceptsFarDays
    /// A person is identified by this alone, though the line's identifier or username is unknown.
    case trusts(PersonMatch)

    /// What leaves out every line of somebody who does not leave or cannot.
    public static let leavingOut: Set<Self> = [
        .leavesOutUnknown, .leavesOutWithoutAccount, .leavesOutWithoutLastDay, .leavesOutStaying,
    ]
}

extension BadRow {
    /// What would make the line acceptable if a person confirmed it; nil if nothing does.
    public var question: ListQuestion? {
        guard case .departure(_, _, let fault) = self else { return nil }
        return switch fault {
        case .unclear(.unknownPerson(_, nearest: let nearest?)): .trusts(nearest.match)
        case .refused(.noSuchAccount), .unclear(.unknownPerson), .unclear(.otherNames): .leavesOutUnknown
        case .unclear(.otherName(_, _, let match)): .trusts(match)
        case .unclear(.otherDomain): .trusts(.username)
        case .unclear(.stays): .leavesOutStaying
        case .refused(.alreadyQueued): .movesQueued
        case .unclear(.noAccount): .leavesOutWithoutAccount
        case .refused(.noLastDay): .leavesOutWithoutLastDay
        case .refused(.farLastDay): .acceptsFarDays
        case .unclear(.proposed(let proposal)): .trusts(proposal.match)
        default: nil
        }
    }

    /// The other question by which the line may be left out; nil if there is none.
    public var alternative: ListQuestion? {
        guard case .departure(_, _, .unclear(.unknownPerson(_, nearest: _?))) = self else { return nil }
        return .leavesOutUnknown
    }

    /// Returns what of the confirmed makes the line acceptable or leaves it out; nil if nothing does.
    func answer(among confirmed: Set<ListQuestion>) -> ListQuestion? {
        [question, alternative].compactMap(\.self).first(where: confirmed.contains)
    }
}
