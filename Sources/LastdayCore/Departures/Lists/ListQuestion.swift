/// What a person has to confirm about some lines of a list before it can be entered.
public enum ListQuestion: Hashable, Sendable {
    /// The lines of people who are unknown are left out.
    case leavesOutUnknown
    /// The lines of people who have no account are left out.
    case leavesOutWithoutAccount
    /// The lines without a last day are left out: those people stay.
    case leavesOutWithoutLastDay
    /// The last days are right, though they are years away.
    case acceptsFarDays
    /// A person is identified by this alone, though the line's identifier or username is unknown.
    case trusts(PersonMatch)

    /// What leaves out every line of somebody who does not leave or cannot.
    public static let leavingOut: Set<Self> = [
        .leavesOutUnknown, .leavesOutWithoutAccount, .leavesOutWithoutLastDay,
    ]
}

extension BadRow {
    /// What would make the line acceptable if a person confirmed it; nil if nothing does.
    public var question: ListQuestion? {
        guard case .departure(_, _, let fault) = self else { return nil }
        return switch fault {
        case .refused(.noSuchAccount), .unclear(.unknownPerson): .leavesOutUnknown
        case .unclear(.noAccount): .leavesOutWithoutAccount
        case .refused(.noLastDay): .leavesOutWithoutLastDay
        case .refused(.farLastDay): .acceptsFarDays
        case .unclear(.proposed(let proposal)): .trusts(proposal.match)
        default: nil
        }
    }
}
