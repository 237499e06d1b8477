import LastdayCore

extension Refusal {
    /// Returns the message for a line of a list; what to do may differ from that for a single departure.
    func inList(_ lastDay: CivilDate?) -> String {
        switch self {
        case .noLastDay:
            "no last day; enter it or, if the person stays, leave the line out with --skip"
        case .surpriseNow(let lastDay, let isToday, let closing):
            "\(lastDay) is \(isToday ? "today" : "in the past"): the account would be \(closing.ofSurprise); "
                + "give a later date, or queue the list with --\(isToday ? "tonight or --" : "")now"
        case .severalEmployments(let username, let open):
            "\(username) has \(open.count) open employments "
                + "(\(open.map { "\($0.number): \($0.displayText)" }.joined(separator: "; "))); "
                + "add --every-employment, or remove the line and queue the account by itself with --employment NUMBER"
        case .alreadyQueued(let username, let queued):
            "\(username) is already queued for \(queued); "
                + "move it with --move, or first with: lastday reschedule \(username) --last-day \(lastDay?.description ?? "DATE")"
        default:
            description
        }
    }
}
