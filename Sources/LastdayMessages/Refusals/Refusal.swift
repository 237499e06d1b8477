public import LastdayRules

extension Refusal: Explained {
    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .noSuchAccount(let username, let nearest):
            "no account \(quoted(username)); "
                + (nearest.map { "did you mean \(quoted($0))?" } ?? "find it with: lastday search LAST-NAME")
        case .noLastDay:
            "no last day given; add --last-day DATE, or --now if the person has left already"
        case .surpriseNow(let lastDay, let isToday, let closing):
            "\(lastDay) is \(isToday ? "today" : "past"): the account would be \(closing.ofSurprise); "
                + (closing.isToCome
                    ? "give --tonight to close it at that midnight, or --now if the person has left already"
                    : "give --now if the person has left already, or a later date")
        case .nowWithoutDisabling:
            "--now closes the account by ticking Disabled, so --no-disable does not go with it; drop one of them"
        case .notLeftYet(let lastDay):
            "\(lastDay) is still to come, so the person has not left; drop --now, or give the day they left"
        case .alreadyQueued(let username, let lastDay):
            "\(username) is queued already, for \(lastDay); "
                + "move it with: lastday reschedule \(username) --last-day DATE"
        case .queuedWithout(let username, let number):
            "\(username) is queued already, and employment \(number) does not end with that; "
                + "call it off with: lastday cancel \(username), and queue it with all its employments"
        case .queuedKeeping(let username, let lastDay):
            "\(username) is queued already, for \(lastDay), so that an employment ends and the account stays in use; "
                + "call it off with: lastday cancel \(username), and queue it anew"
        case .queuedClosing(let username, let lastDay):
            "\(username) is queued already, for \(lastDay), so that the account closes; "
                + "call it off with: lastday cancel \(username), and queue it anew"
        case .severalEmployments(let username, let open):
            "\(username) has \(open.count) open employments; "
                + "say which end: --employment NUMBER, or --every-employment"
        case .noSuchEmployment(let username, let number, let open):
            "\(username) has no open employment \(number); "
                + (open.isEmpty
                    ? "none is open" : "open: \(open.map { String($0.number) }.joined(separator: ", "))")
        case .nobodyKnown(let username):
            "nobody is known behind the account \(username); import its person first"
        case .noFormDue(let username):
            "no District AIM Contact Form is due for \(username); see: lastday contacts"
        case .notQueued(let username):
            "\(username) has no departure queued; see: lastday show \(username)"
        case .alreadyInactive(let username, let since):
            "\(username) is out of use already (\(since)); open it again with: lastday reinstate \(username)"
        case .onlyEmploymentOpen(let username, let since):
            "\(username) is out of use already (\(since)); to end the employment, which is still open: "
                + "lastday queue \(username) --now, with --last-day DATE if the Expires Date was not the last day"
        case .isProtected(let username):
            "\(username) is protected by the configuration; give --protected if it is meant all the same"
        case .isLast(let username, let role):
            "\(username) is the last active account with the role \(quoted(role)); "
                + "give the role to another first, or give --protected if it is meant all the same"
        case .isYourself(let username):
            "\(username) is your own account; give --protected if it is meant all the same"
        case .restoresPast(let username, let date):
            "without the departure \(username) would have the Expires Date \(date) again, which has passed, "
                + "and be closed; give --now if that is meant, or use: lastday reschedule"
        case .isActive(let username, let expiresOn):
            "\(username) is active (\(expiresOn.map { "expires \($0)" } ?? "never expires")), so there is nothing to reinstate; see: lastday show \(username)"
        case .reinstatedIntoPast(let date):
            "\(date) is not in the future, so the next midnight would close the account again; "
                + "give a later --expires DATE, or --never"
        case .nothingHeld:
            "nothing is held back, so there is nothing to release; see: lastday preview"
        case .otherListHeld(let hold):
            "that is not the token of the list that is held back now: \(counted(hold.count, "account", "accounts")), "
                + "token \(hold.token); look at it with: lastday held"
        case .clockInDoubt(let doubt):
            "\(doubt); see: timedatectl; if it is right all the same: lastday sweep --trust-clock"
        case .clockBeyondDates(let instant):
            "the clock shows \(instant), and nothing can be kept of a year behind 9999 or before 1; nothing changed, see: timedatectl"
        case .noSuchRun(let number):
            "there is no run \(number); see: lastday nights"
        case .runGoesOn(let number):
            "run \(number) is not finished; let lastdayd finish it, or type: lastday sweep"
        case .nothingToUndo(let number):
            "run \(number) changed nobody, so there is nothing to put back; see: lastday nights"
        case .alreadyDisabled(let username):
            "\(username) is disabled already; nothing changed"
        }
    }

    /// The employments to choose from, a line each.
    public var details: [String] {
        guard case .severalEmployments(_, let open) = self else { return [] }
        return open.map { "employment \($0.number): \($0.told)" }
    }
}

extension OutOfUse: CustomStringConvertible {
    /// How, or since when: "closed Sat 2026-12-19 00:00 MST", "expired, disabled".
    public var description: String {
        switch self {
        case .closed(let at): "closed \(at.told)"
        case .standing(let standing): standing.description
        }
    }
}

extension ZonedInstant {
    /// What a last day that is past or today would do to the account.
    var ofSurprise: String {
        isToCome ? "closed at \(told) (\(distance))" : "closed at once, inactive since \(told) (\(distance))"
    }
}
