import LastdayRules

/// What a departure came to, beyond the account too.
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
        let expiry = policy.told(outcome.account, now: now)
        switch (outcome.wasQueuedBefore, outcome.account.closing != nil) {
        case (true, _): say("\(username) was queued already: \(expiry); nothing changed")
        case (_, true): say("\(username) closed: \(expiry)")
        default: say("\(username) queued: \(expiry)")
        }
        if let replaced = outcome.offboarding.replacedExpiresOn, replaced != outcome.offboarding.lastDay {
            say("replaces the Expires Date \(Telling.day(replaced)), which lastday cancel restores")
        }
        for line in consequences { say(printable(line)) }
    }

    /// What it means beyond the account, a sentence each.
    var consequences: [String] {
        let consequences = outcome.consequences
        var lines = consequences.employments.map { "ends employment \($0.told)" }
        lines += consequences.assignments.map { "ends assignment \($0.told)" }
        lines += consequences.keptAssignments.map { "keeps assignment \($0.told) open" }
        lines += consequences.leftAlone.map { "\($0) was changed by somebody else and is left alone" }
        lines += consequences.otherAccounts.map {
            "has another active account, \($0.username), which is not queued: lastday queue \($0.username)"
        }
        if consequences.documents > 0 {
            let count = counted(consequences.documents, "document names", "documents name")
            lines.append("\(count) this person; all are kept")
        }
        if consequences.person?.owesContactForm == true {
            lines.append(
                "the District AIM Contact Form is due: when it is sent, lastday contacts done \(outcome.account.username)"
            )
        }
        return lines
    }
}
