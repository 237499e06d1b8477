@preconcurrency import Dispatch
import LastdayRules
import Logging

extension NightWatch {
    /// Does what fell due while nobody was there, plans the next midnight, and says that the service is ready.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``: a store that cannot be used at the start is not served.
    func begin() throws {
        log.tell(.notice, .started, "Serving the store \(store.place), zone \(office.policy.zone.name)")
        try attend()
        manager.ready(status: status)
    }

    /// Answers one call.
    func handle(_ call: Call) {
        switch call {
        case .heartbeat:
            manager.alive()
        case .storeTouched:
            answer {
                guard try isForeign() else { return }
                // Whoever wrote may have mended what could not be done.
                guard trouble == nil else {
                    try tryAgain()
                    awaitsRetry = false
                    return
                }
                // What a command could tell itself, it does.
                if try store.undelivered() > Herald.sessionLimit { try office.catchUpTelling() }
                try plan()
            }
        case .midnight:
            answer { try attend() }
        case .retry:
            awaitsRetry = false
            answer { try tryAgain() }
        case .clockSet:
            log.tell(.notice, .clockSet, "The clock was set: it is \(told(clock.now()))")
            answer { try attend() }
        case .zoneTouched:
            answer { try tryAgain() }
        case .reload:
            reload()
        case .stop:
            break
        }
    }

    /// Takes the zone's rules as they are now, and does what is owed.
    private func tryAgain() throws {
        try adopt(settings, because: .zoneChanged)
        try attend()
    }

    /// Does a night's work where one is owed, and plans the next midnight.
    func attend() throws {
        try office.catchUpTelling()
        let night = office.policy.night(at: clock.now())
        let last = try store.read { try $0.lastNight()?.date }
        let owed = Sweeping.owedNights(since: last, upTo: night, in: office.policy.zone)
        if owesRun || !owed.isEmpty {
            owesRun = true
            let progress = try office.sweep(byHand: false, stoppingWhen: { stop.isRaised }) {
                manager.alive()
            }
            owesRun = !progress.isDone
            warn(of: progress)
        }
        try plan()
        writeMetrics()
    }

    /// Writes the figures; a file that cannot be written stops no night.
    private func writeMetrics() {
        do {
            try office.writeMetrics()
        } catch {
            log.tell(.warning, .failed, "\(error)")
        }
    }

    /// Plans the next midnight, and tells it where it is another than before.
    private func plan() throws {
        let night = Midnight.next(after: clock.now(), in: office.policy.zone)
        let midnight = Midnight.beginning(of: night, in: office.policy.zone)
        timer?.plan(at: clock.systemTime(at: midnight))
        // The version first: what is written after it calls again.
        storeVersion = try store.foreignVersion()
        let due = try store.read { try $0.dueCount(through: office.policy.lastExpired(by: night)) }
        status = "Next midnight \(told(midnight)), \(counted(due, "account", "accounts")) due"
        if trouble == nil { manager.status(status) }
        guard planned != night else { return }
        planned = night
        log.tell(.info, .planned, status, ["LASTDAY_NIGHT": "\(night)"])
    }

    private func isForeign() throws -> Bool { try store.foreignVersion() != storeVersion }

    private func told(_ instant: Instant) -> String { Telling(in: office.policy.zone).instant(instant) }

    /// Does something with the store; where that fails, it is told once, and tried until it is done.
    func answer(_ work: () throws -> Void) {
        do {
            try work()
            recover()
        } catch let failure as StoreFailure where failure == .replaced(store.place) {
            end = failure
        } catch {
            let new = "\(error)"
            if trouble != new { log.tell(.error, .failed, "\(new); trying again every \(Self.retryDelay) s") }
            trouble = new
            manager.status("In trouble: \(new)")
            guard !awaitsRetry else { return }
            awaitsRetry = true
            executor.queue.asyncAfter(deadline: .now() + .seconds(Self.retryDelay)) { self.call(.retry) }
        }
    }

    /// Tells that the trouble is over, once nothing is owed any more.
    private func recover() {
        guard trouble != nil, !awaitsRetry, !owesRun else { return }
        trouble = nil
        manager.status(status)
        log.tell(.notice, .recovered, "The trouble is over, and what was owed is done")
    }

    /// How long to wait with another try, in seconds.
    private static let retryDelay = 30

    func warn(of progress: Sweeping.Progress) {
        for account in progress.spared {
            log.tell(
                .warning,
                .spared,
                "\(printable(account.username)) is due and protected by the configuration: not closed",
                ["LASTDAY_USERNAME": "\(account.username)"]
            )
        }
        for contact in progress.owingContactForm {
            log.tell(
                .warning,
                .contactFormDue,
                "The District AIM Contact Form is due: \(printable(contact.person.name)) leaves",
                contact.accounts.first.map { ["LASTDAY_USERNAME": "\($0.username)"] } ?? [:]
            )
        }
        for departure in progress.contradicted {
            log.tell(
                .warning,
                .contradicted,
                "Departure \(departure.number) was for \(departure.lastDay), but its account does not expire by then: "
                    + "not closed; see: lastday list"
            )
        }
    }
}
