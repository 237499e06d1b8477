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
                if try isFreed() {
                    owesRun = true
                    try attend()
                } else {
                    try plan()
                }
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
        let (reading, policy, anchor) = (clock.reading(), office.policy, anchor)
        let (isOwed, end) = try store.read { records in
            let end = try LedgerEnd(of: records)
            let doubt = ClockDoubt.judge(reading, after: end, since: anchor, limit: policy.leapHours)
            let owed = try Sweeping.owed(by: policy.night(at: reading.wall), in: records, under: policy)
            return (owed.isAny || doubt != nil, end)
        }
        if owesRun || isOwed {
            owesRun = true
            let progress = try office.sweep(
                for: .service,
                at: reading,
                since: anchor,
                stoppingWhen: { stop.isRaised }
            ) {
                manager.alive()
            }
            owesRun = !progress.isDone
            isHeld = progress.hold != nil
            isDoubted = progress.doubt != nil
            warn(of: progress)
            warnUnless(store.settle)
        }
        if isDoubted { retryLater() } else { self.anchor = ClockDoubt.anchor(after: reading, anchor, end) }
        try plan()
        warnUnless(office.writeMetrics)
    }

    /// Does what stops no night where it fails: the figures' file, a store's tidying up.
    private func warnUnless(_ work: () throws -> Void) {
        do {
            try work()
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
        let plan = "Next midnight \(told(midnight)), \(counted(due, "account", "accounts")) due"
        status =
            isDoubted
            ? "The clock is in doubt, see: lastday nights"
            : plan + (isHeld ? "; some are held back, see: lastday held" : "")
        if trouble == nil { manager.status(status) }
        guard planned != night else { return }
        planned = night
        log.tell(.info, .planned, plan, ["LASTDAY_NIGHT": "\(night)"])
    }

    /// Whether what is held back may be closed now: a person has released it, or has mended the dates.
    private func isFreed() throws -> Bool {
        // Perhaps a person has trusted the clock.
        if isDoubted { return true }
        let (now, policy, isHeld) = (clock.now(), office.policy, isHeld)
        let night = policy.night(at: now)
        return try store.read { records in
            if try Releasing.isOwed(on: night, in: records) { return true }
            return try isHeld && Holding.hold(on: night, at: now, in: records, under: policy) == nil
        }
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
            retryLater()
        }
    }

    /// Looks again after a while: nobody tells when a disk has room again, or when a clock has been found right.
    private func retryLater() {
        guard !awaitsRetry else { return }
        awaitsRetry = true
        executor.queue.asyncAfter(deadline: .now() + .seconds(Self.retryDelay)) { self.call(.retry) }
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
