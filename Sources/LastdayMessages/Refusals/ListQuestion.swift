public import LastdayCore

extension ListQuestion {
    /// All questions, in the order in which they are asked.
    public static let all: [Self] =
        [
            .leavesOutStaying, .leavesOutWithoutLastDay, .leavesOutUnknown, .leavesOutWithoutAccount,
            .movesQueued,
            .acceptsFarDays,
        ]
        + PersonMatch.allCases.map { .trusts($0) }

    /// Returns how many lines it is about, and the option that answers it beforehand.
    func hint(_ count: Int) -> String { "\(about(count)) (\(option))" }

    /// Returns how many lines it is about, and what there is about them.
    public func about(_ count: Int) -> String {
        switch self {
        case .leavesOutUnknown: "\(counted(count, "person is", "people are")) unknown"
        case .leavesOutWithoutAccount: "\(counted(count, "person has", "people have")) no account"
        case .leavesOutWithoutLastDay: "\(counted(count, "line has", "lines have")) no last day"
        case .leavesOutStaying: "\(counted(count, "line says", "lines say")) that nobody leaves"
        case .movesQueued: "\(counted(count, "person is", "people are")) queued for another day"
        case .acceptsFarDays:
            "\(counted(count, "last day is", "last days are")) more than \(Queueing.farYears) years away"
        case .trusts(.id): "\(counted(count, "person is", "people are")) identified by an ID alone"
        case .trusts(.email): "\(counted(count, "person is", "people are")) identified by the e-mail alone"
        case .trusts(.name): "\(counted(count, "person is", "people are")) identified by the name alone"
        case .trusts(.username):
            "\(counted(count, "person is", "people are")) identified by the username alone"
        }
    }

    /// The question itself, to be answered with yes or no.
    public func question(_ count: Int) -> String {
        switch self {
        case .leavesOutUnknown, .leavesOutWithoutAccount, .leavesOutWithoutLastDay, .leavesOutStaying:
            count == 1 ? "Leave it out?" : "Leave them out?"
        case .movesQueued: count == 1 ? "Move the departure?" : "Move the departures?"
        case .acceptsFarDays: count == 1 ? "Is it right?" : "Are they right?"
        case .trusts: count == 1 ? "Is this the right person?" : "Are these the right people?"
        }
    }

    /// The option of the command that answers it with yes.
    private var option: String {
        switch self {
        case .leavesOutUnknown, .leavesOutWithoutAccount, .leavesOutWithoutLastDay, .leavesOutStaying:
            "left out with --skip"
        case .movesQueued: "moved with --move"
        case .acceptsFarDays: "accepted with --yes"
        case .trusts(let match): "accepted with --match-by \(match.rawValue)"
        }
    }
}
