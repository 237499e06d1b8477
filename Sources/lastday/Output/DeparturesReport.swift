import LastdayFeeds
import LastdayRules

/// What a list of departures comes to: what its columns were taken for, and who leaves at which midnight.
struct DeparturesReport {
    let list: DeparturesCSV
    let outcome: QueueingMany.Outcome
    let policy: Policy
    let now: Instant

    func write() {
        let taken = list.file.taken.map { "\($0.heading) → \($0.field)" }.joined(separator: ", ")
        say("\(list.file.name): \(counted(list.file.rowCount, "line", "lines"))")
        say("  taken: \(printable(taken))")
        let left = list.file.left.map(\.heading) + list.file.refused
        if !left.isEmpty { say("  left: \(printable(left.joined(separator: ", ")))") }
        for warning in outcome.warnings { say(printable(warning)) }
        tell(outcome.queuedBefore, "queued for the same day already")
        tell(outcome.leftBefore, "gone by the same departure already")
        let nights = Dictionary(grouping: outcome.queued, by: \.outcome.inactiveFrom)
        for (midnight, departures) in nights.sorted(by: { $0.key < $1.key }) {
            let when = Telling(in: policy.zone).instant(midnight)
            let count = counted(departures.count, "account", "accounts")
            say("")
            say("\(when) (\(Telling.distance(to: midnight, from: now))): \(count)")
            for departure in departures { tell(departure.outcome) }
        }
        if !nights.isEmpty { say("") }
    }

    private func tell(_ accounts: [UserAccount], _ what: String) {
        guard !accounts.isEmpty else { return }
        say("\(counted(accounts.count, "account is", "accounts are")) \(what)")
    }

    private func tell(_ departure: Queueing.Outcome) {
        let consequences = departure.consequences
        let name = consequences.person.map { "  \($0.name)" } ?? ""
        let day = Telling.day(departure.offboarding.lastDay)
        let reason = departure.offboarding.reason.map { "  \($0)" } ?? ""
        say(printable("  \(departure.account.username)\(name)  last day \(day)\(reason)"))
        for line in DepartureReport(departure, policy: policy, now: now).consequences {
            say(printable("    \(line)"))
        }
    }
}
