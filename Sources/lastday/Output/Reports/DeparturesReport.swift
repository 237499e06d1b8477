import LastdayImport
import LastdayMessages
import LastdayCore

/// The report on a list of departures: how its columns were used, and which accounts close at which midnight.
struct DeparturesReport {
    let list: DeparturesCSV
    let outcome: BatchQueueing.Outcome
    let policy: Policy
    let now: Instant

    func write() {
        let taken = list.file.taken.map { "\($0.heading) → \($0.field)" }.joined(separator: ", ")
        say("\(list.file.name): \(counted(list.file.rowCount, "line", "lines"))")
        for remark in list.file.remarks { say("  \(printable(remark))") }
        say("  recognised: \(printable(taken))")
        let left = list.file.left + list.file.dropped.map(\.heading)
        if !left.isEmpty { say("  ignored: \(ImportReport.first(left.map(brief)))") }
        for question in ListQuestion.all {
            let lines = outcome.leftOut.filter { $0.question == question }
            guard !lines.isEmpty else { continue }
            say("left out, because \(question.about(lines.count)):")
            for line in lines { say(printable("  \(line.row.origin): \(line.known ?? line.row.shown)")) }
        }
        for warning in outcome.warnings { say(printable(warning.description)) }
        announce(outcome.queuedBefore, "already queued for the same day")
        announce(outcome.leftBefore, "already out of use by the same departure")
        for account in outcome.inUseAgain {
            say(
                printable(
                    "\(account.username) left by this departure and has been reinstated since; it stays in use"
                )
            )
        }
        for one in outcome.movedBefore {
            let day = HumanDates.day(one.offboarding.lastDay)
            say(
                printable(
                    "\(one.account.username) has been moved from this day to \(day) since, and keeps that day"
                )
            )
        }
        for one in outcome.cancelledBefore {
            let (username, day) = (one.account.username, one.offboarding.lastDay)
            let when = one.offboarding.endedAt.map { " on \(HumanDates(in: policy.zone).instant($0))" } ?? ""
            say(
                printable(
                    "\(username)'s departure for \(day) was cancelled\(when) and stays cancelled; "
                        + "to queue it again: lastday queue \(username) --last-day \(day)"
                )
            )
        }
        let nights = Dictionary(grouping: outcome.queued, by: \.outcome.inactiveFrom)
        for (midnight, departures) in nights.sorted(by: { $0.key < $1.key }) {
            let when = HumanDates(in: policy.zone).instant(midnight)
            let count = counted(departures.count, "account", "accounts")
            say("")
            say("\(when) (\(HumanDates.distance(to: midnight, from: now))): \(count)")
            for departure in departures { announce(departure.outcome) }
        }
        if !nights.isEmpty { say("") }
    }

    private func announce(_ accounts: [UserAccount], _ what: String) {
        guard !accounts.isEmpty else { return }
        say("\(counted(accounts.count, "account is", "accounts are")) \(what)")
    }

    private func announce(_ departure: Queueing.Outcome) {
        let consequences = departure.consequences
        let name = consequences.person.map { "  \($0.name)" } ?? ""
        let day = HumanDates.day(departure.offboarding.lastDay)
        let reason = departure.offboarding.reason.map { "  \($0)" } ?? ""
        say(printable("  \(departure.account.username)\(name)  last day \(day)\(reason)"))
        for line in DepartureReport(departure, policy: policy, now: now).consequences {
            say(printable("    \(line)"))
        }
    }
}

extension DepartureRow {
    /// Whom the line is about, as it says it.
    fileprivate var shown: String {
        let names = [lastName, firstName].compactMap(\.self).joined(separator: ", ")
        let parts = [username, fullName ?? (names.isEmpty ? nil : names)].compactMap(\.self)
        let all = parts + identifiers.map(\.text) + [email].compactMap(\.self)
        return all.isEmpty ? "nobody" : all.joined(separator: "  ")
    }
}
