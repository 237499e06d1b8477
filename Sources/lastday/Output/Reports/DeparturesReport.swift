import LastdayImport
import LastdayMessages
import LastdayCore

/// The report on a list of departures: how its columns were used, and which accounts close at which midnight.
struct DeparturesReport {
    let list: DeparturesCSV
    let outcome: BatchQueueing.Outcome
    let policy: Policy
    let now: Instant

    /// The most departures that are named because they are not on the list.
    private static let mostUnlisted = 50

    func write() {
        ListReport.write(list)
        ListReport.write(outcome.leftOut)
        for warning in outcome.warnings { say(printable(warning.description)) }
        announce(outcome.queuedBefore, "already queued for the same day")
        announce(outcome.outOfUseBefore, "already out of use, and the last day has passed")
        announce(outcome.leftBefore, "already out of use by the same departure")
        for other in outcome.otherReasons {
            let known = other.known.map(quoted) ?? "none"
            say(
                printable(
                    "\(other.account.username): the reason on record is \(known), on the list \(quoted(other.incoming)); "
                        + "the record stays"
                )
            )
        }
        for moved in outcome.moved {
            let (from, to) = (HumanDates.day(moved.from), HumanDates.day(moved.to))
            say(printable("\(moved.account.username): moved from \(from) to \(to)"))
        }
        for one in outcome.stillQueued {
            let (username, day) = (one.account.username, HumanDates.day(one.offboarding.lastDay))
            say(
                printable(
                    "\(username) is left out, and stays queued for \(day); if that is off: lastday cancel \(username)"
                )
            )
        }
        if !outcome.noLongerListed.isEmpty {
            let count = outcome.noLongerListed.count
            say(
                "\(counted(count, "departure that an earlier list queued is", "departures that an earlier list queued are")) not on this one:"
            )
            for one in outcome.noLongerListed.prefix(Self.mostUnlisted) {
                let (username, day) = (one.account.username, HumanDates.day(one.offboarding.lastDay))
                say(printable("  \(username), last day \(day); if that is off: lastday cancel \(username)"))
            }
            if count > Self.mostUnlisted {
                say("  … and \(count - Self.mostUnlisted) more; see: lastday list")
            }
        }
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
        for far in outcome.queued.filter({ $0.outcome.isFar(at: now, under: policy) }) {
            let (account, departure) = (far.outcome.account, far.outcome.offboarding)
            say(
                printable(
                    "warning: \(account.username)'s last day \(HumanDates.day(departure.lastDay)) is far away"
                )
            )
        }
    }

    private func announce(_ accounts: [UserAccount], _ what: String) {
        guard !accounts.isEmpty else { return }
        say("\(counted(accounts.count, "account is", "accounts are")) \(what)")
        guard accounts.count <= Self.mostNamed else { return }
        say(printable("  \(accounts.map(\.username).joined(separator: ", "))"))
    }

    /// The most accounts that are named where nothing changes.
    private static let mostNamed = 20

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

extension Queueing.Outcome {
    /// Whether the last day is so far away that it may be mistyped.
    fileprivate func isFar(at now: Instant, under policy: Policy) -> Bool {
        Queueing.isFar(offboarding.lastDay, from: policy.night(at: now))
    }
}
