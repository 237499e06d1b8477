import LastdayMessages
import LastdayCore

/// The report on a queued departure: its effect on the account, and beyond it.
struct DepartureReport {
    private let outcome: Queueing.Outcome
    private let policy: Policy
    private let now: Instant

    init(_ outcome: Queueing.Outcome, policy: Policy, now: Instant) {
        self.outcome = outcome
        self.policy = policy
        self.now = now
    }

    func write() {
        let username = printable(outcome.account.username)
        let expiry = policy.displayText(outcome.account, now: now)
        if outcome.wasOutOfUse {
            let day = HumanDates.day(outcome.offboarding.lastDay)
            say("\(username) was already out of use: \(expiry); its departure, last day \(day), is completed")
            for line in consequences { say(printable(line)) }
            return
        }
        guard !outcome.offboarding.keepsAccount else { return writeStillEnded(expiry) }
        switch (outcome.wasQueuedBefore, outcome.account.closing != nil) {
        case (true, _): say("\(username) was already queued: \(expiry); nothing changed")
        case (_, true): say("\(username) closed: \(expiry)")
        default: say("\(username) queued: \(expiry)")
        }
        if let replaced = outcome.offboarding.replacedExpiresOn, replaced != outcome.offboarding.lastDay {
            let restoring = outcome.account.closing.map { "undo \($0.run)" } ?? "cancel"
            say("replaces the Expires Date \(HumanDates.day(replaced)), which lastday \(restoring) restores")
        }
        for line in consequences { say(printable(line)) }
    }

    /// Reports a departure that ends an employment and leaves the account in use.
    private func writeStillEnded(_ expiry: String) {
        let username = printable(outcome.account.username)
        let day = HumanDates.day(outcome.offboarding.lastDay)
        let what = outcome.wasQueuedBefore ? "was already queued" : "queued"
        say("\(username) \(what): the employment ends \(day), and the account stays in use; it \(expiry)")
        for employment in outcome.consequences.continuing {
            say(printable("employment \(employment.number) continues: \(employment.displayText)"))
        }
        if !outcome.wasQueuedBefore { say("to close the account as well: --account-too") }
        for line in consequences { say(printable(line)) }
    }

    /// The consequences of the departure beyond the account, one sentence each.
    var consequences: [String] {
        let consequences = outcome.consequences
        var lines = consequences.employments.map { ended in
            "ends employment \(ended.displayText)\(replaced(.employment, ended.number))"
        }
        lines += consequences.assignments.map { ended in
            "ends assignment \(ended.displayText)\(replaced(.assignment, ended.number))"
        }
        lines += consequences.keptAssignments.map { "keeps assignment \($0.displayText) open" }
        lines += consequences.beginLater.map { "\($0) begins after the last day and stays as it is" }
        lines += consequences.leftAlone.map { "\($0) was changed by somebody else and is left alone" }
        lines += consequences.stillEnded.map(\.sentence)
        lines += consequences.otherDepartures.map { other in
            "\(other.account.username), the person's other account, is queued for \(HumanDates.day(other.offboarding.lastDay))"
        }
        lines += consequences.otherAccounts.map {
            "the person has another active account, \($0.username), which is not queued: lastday queue \($0.username) "
                + (outcome.account.closing == nil ? "--last-day \(outcome.offboarding.lastDay)" : "--now")
        }
        if consequences.documents > 0 {
            let count = counted(consequences.documents, "document names", "documents name")
            lines.append("\(count) this person; all are kept")
        }
        if consequences.person?.owesContactForm == true {
            lines.append(
                "the District AIM Contact Form is due; when it has been sent: lastday contacts done \(outcome.account.username)"
            )
        }
        return lines
    }

    /// Returns the End Date that was replaced, in words; empty if there was none.
    private func replaced(_ kind: End.Kind, _ number: Int64) -> String {
        let end = outcome.offboarding.ends.first { $0.kind == kind && $0.number == number }
        guard let replaced = end?.replaced else { return "" }
        let other = outcome.consequences.otherDepartures.first { $0.offboarding.lastDay == replaced }
        return ", replaces \(replaced.asOnScreen)"
            + (other.map { ", the last day of \($0.account.username)" } ?? "")
    }
}

extension StillEnded {
    /// The reason why the record keeps its End Date.
    var sentence: String { "\(record) keeps the End Date of \(username)'s departure" }
}
