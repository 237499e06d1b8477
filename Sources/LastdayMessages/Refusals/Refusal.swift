public import LastdayCore

extension Refusal: Explained {
    /// The message: what is wrong, and what to do.
    public var description: String {
        switch self {
        case .noSuchAccount(let username, let nearest):
            "no account \(quoted(username)); "
                + (nearest.map { "did you mean \(quoted($0))?" } ?? "find it with: lastday search LAST-NAME")
        case .severalSpellings(let username, let usernames):
            "\(quoted(username)) may be \(usernames.map(quoted).joined(separator: " or ")); type it exactly"
        case .noLastDay:
            "no last day given; add --last-day DATE, or --now if the person has already left"
        case .surpriseNow(let lastDay, let isToday, let closing):
            "\(lastDay) is \(isToday ? "today" : "in the past"): the account would be \(closing.ofSurprise); "
                + (closing.isToCome
                    ? "use --tonight to close it at that midnight, or --now if the person has already left"
                    : "use --now if the person has already left, or give a later date")
        case .nowWithoutDisabling:
            "--now closes the account by ticking Disabled, so it cannot be combined with --no-disable; drop one of them"
        case .notLeftYet(let lastDay):
            "\(lastDay) is in the future, so the person has not left yet; drop --now, or give the day they left"
        case .farLastDay(let lastDay, let years):
            "\(lastDay) is \(years) years away; correct the date, or accept it with --yes"
        case .tooFarAway(let day, let years):
            "\(day) is \(years) years away, which no contract is; correct the date"
        case .noRealDay(let day):
            "\(day) is what other systems write where there is no date; give the real one"
        case .hasSocialSecurityNumber:
            "the text has a social security number in it (or something in its form), which is never stored; leave it out"
        case .leftAlready(let username, let lastDay, let corrected):
            "\(username) has left already, on \(lastDay), so the last day cannot be \(corrected), which has not passed; "
                + "if they still work: lastday reinstate \(username) --expires \(corrected)"
        case .notTonight(let lastDay, let tonight):
            "--tonight means the last day \(tonight), but the last day given is \(lastDay); drop one of them"
        case .alreadyQueued(let username, let lastDay):
            "\(username) is already queued for \(lastDay); "
                + "move it with: lastday reschedule \(username) --last-day DATE"
        case .queuedWithout(let username, let number):
            "\(username) is already queued, and employment \(number) does not end with that departure; "
                + "cancel it with: lastday cancel \(username), and queue it again with every employment that ends"
        case .queuedKeeping(let username, let lastDay):
            "\(username) is already queued for \(lastDay), to end an employment while the account stays in use; "
                + "cancel that with: lastday cancel \(username), and queue it again"
        case .queuedClosing(let username, let lastDay):
            "\(username) is already queued for \(lastDay), and the account closes then; "
                + "cancel that with: lastday cancel \(username), and queue it again"
        case .severalEmployments(let username, let open):
            "\(username) has \(open.count) open employments; "
                + "say which ones end: --employment NUMBER, or --every-employment"
        case .noSuchEmployment(let username, let number, let open):
            "\(username) has no open employment \(number); "
                + (open.isEmpty
                    ? "none is open" : "open: \(open.map { String($0.number) }.joined(separator: ", "))")
        case .beginsLater(let record, let lastDay):
            "\(record) begins after \(lastDay), so it cannot end on that day; give a later day, or correct its Start Date"
        case .nobodyKnown(let username):
            "account \(username) has no person on record; import the person first"
        case .identifierTaken(let id, let name):
            "the identifier \(quoted(id)) is \(name)'s; to give the account to that person, drop --same-person and --new-person"
        case .noSuchIdentifier(let id):
            "no person has the identifier \(quoted(id)); add --same-person if the account's person has a new identifier, "
                + "or --new-person if the username was given to somebody new"
        case .noImport:
            "no import has changed anything, so there is none to undo; see: lastday audit"
        case .noFormDue(let username):
            "no District AIM Contact Form is due for \(username); see: lastday contacts"
        case .notQueued(let username):
            "\(username) has no queued departure; see: lastday show \(username)"
        case .alreadyInactive(let username, let since):
            "\(username) is already out of use (\(since)); reopen it with: lastday reinstate \(username)"
        case .onlyEmploymentOpen(let username, let since):
            "\(username) is already out of use (\(since)), but the employment is still open; to end it: "
                + "lastday queue \(username) --now, adding --last-day DATE if the Expires Date was not the last day"
        case .isProtected(let username):
            "\(username) is protected by the configuration; add --protected to proceed anyway"
        case .isLast(let username, let role):
            "\(username) is the last active account with the role \(quoted(role)); "
                + "give the role to another account first, or add --protected to proceed anyway"
        case .isYourself(let username):
            "\(username) is your own account; add --protected to proceed anyway"
        case .restoresPast(let username, let date):
            "cancelling restores the Expires Date \(date) of \(username), which has passed, "
                + "so the account would be closed; add --now if that is intended, or use: lastday reschedule"
        case .isActive(let username, let expiresOn):
            "\(username) is active (\(expiresOn.map { "expires \($0)" } ?? "never expires")), so there is nothing to reinstate; see: lastday show \(username)"
        case .reinstatedIntoPast(let date):
            "\(date) is not in the future, so the next midnight would close the account again; "
                + "give a later --expires DATE, or --never; for today only: --expires with today's date and --tonight"
        case .nothingHeld:
            "nothing is held back, so there is nothing to release; see: lastday preview"
        case .otherListHeld(let hold):
            "that token is not for the list that is held back now: \(counted(hold.count, "account", "accounts")), "
                + "token \(hold.token); review it with: lastday held"
        case .importHeld(let shut, let reopened, let token):
            "the files would put \(counted(shut, "account", "accounts")) out of use"
                + (reopened > 0 ? " and reopen \(reopened)" : "")
                + ", more than the hold allows; nothing was imported: look with --dry-run, "
                + "and if that is right, add --release \(token)"
        case .clockInDoubt(let doubt):
            "\(doubt); see: timedatectl; if the clock is right: lastday sweep --trust-clock"
        case .clockBeyondDates(let instant):
            "the clock shows \(instant), but only years 1 to 9999 can be stored; nothing changed; see: timedatectl"
        case .noSuchRun(let number):
            "there is no run \(number); see: lastday nights"
        case .runGoesOn(let number):
            "run \(number) is not finished; let lastdayd finish it, or run: lastday sweep"
        case .nothingToUndo(let number):
            "run \(number) changed no account, so there is nothing to undo; see: lastday nights"
        case .alreadyDisabled(let username):
            "\(username) is already disabled; nothing changed"
        }
    }

    /// The employments to choose from, a line each.
    public var details: [String] {
        guard case .severalEmployments(_, let open) = self else { return [] }
        return open.map { "employment \($0.number): \($0.displayText)" }
    }
}

extension OutOfUse: CustomStringConvertible {
    /// The instant of the closing, or the standing: "closed Sat 2026-12-19 00:00 MST", "expired, disabled".
    public var description: String {
        switch self {
        case .closed(let at): "closed \(at.displayText)"
        case .standing(let standing): standing.description
        }
    }
}

extension ZonedInstant {
    /// The effect on the account of a last day that is today or in the past.
    var ofSurprise: String {
        isToCome
            ? "closed at \(displayText) (\(distance))"
            : "closed at once, inactive since \(displayText) (\(distance))"
    }
}
