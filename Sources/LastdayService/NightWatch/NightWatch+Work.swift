@preconcurrency import Dispatch
import LastdayMessages
import LastdayRules
import Logging

extension NightWatch {
    /// Does what fell due while nobody was there, plans the next midnight, and says that the service is ready; only then
    /// is told what the journal lacks.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``: a store that cannot be used at the start is not served.
    func begin() throws {
        log.tell(.notice, .started, "Serving the store \(store.place), zone \(office.policy.zone.name)")
        takeZone()
        do {
            try settle()
        } catch let failure as StoreFailure where failure.waitsForAPerson {
            // It stays, says so, and goes on by itself once somebody has looked.
            answer { throw failure }
        }
        manager.ready(status: status)
        isReady = true
        if trouble == nil { tellSoon() }
    }

    /// Answers one call.
    ///
    /// Whatever it was, what is owed by now is done before anything is planned or told.
    func handle(_ call: Call) {
        switch call {
        case .heartbeat:
            manager.alive()
            // A timer may have been lost, and a clock be read, at no cost.
            if let next, next <= clock.now() { answer { try settle() } }
            return
        case .tell:
            awaitsTelling = false
            answer { try tell() }
            return
        case .storeTouched:
            answer {
                // SQLite does not hear of a file that is copied over its own.
                guard try isForeign() || waitsForAPerson else { return }
                waitsForAPerson = false
                // Whoever wrote may have mended what could not be done.
                if trouble != nil { try takeUpAgain() }
                try settle()
            }
        case .midnight:
            answer { try settle() }
        case .retry:
            awaitsRetry = false
            answer {
                try takeUpAgain()
                try settle()
            }
        case .clockSet:
            log.tell(.notice, .clockSet, "The clock was set: it is \(told(clock.now()))")
            answer { try settle() }
        case .zoneTouched:
            answer {
                try takeUpAgain()
                try settle()
            }
        case .reload:
            reload()
        case .stop:
            break
        }
        tellSoon()
    }

    /// Takes the zone's rules as they are now, for another try.
    private func takeUpAgain() throws {
        try followZone()
        try adopt(settings, because: .zoneChanged)
        awaitsRetry = false
    }

    /// Does all that is owed, run after run, until the store and the clock say that nothing is; then, and only then, plans
    /// the midnight that comes after the instant at which nothing was owed.
    ///
    /// So there is no instant that no run and no plan answers for: a midnight that comes meanwhile is either owed when the
    /// question is asked again, or planned, and past when the timer is set, which then goes off at once.
    func settle() throws {
        var (hasRun, fruitless) = (false, 0)
        while !stop.isRaised {
            let reading = clock.reading()
            // The version first: what is written after it calls again.
            storeVersion = try store.foreignVersion()
            try followZone()
            let (policy, anchor) = (office.policy, anchor)
            let (debt, doubt, end) = try store.read { records in
                let end = try LedgerEnd(of: records)
                let doubt = try ClockDoubt.judge(reading, since: anchor, in: records, under: policy)
                return (try Debt(at: reading.wall, in: records, under: policy), doubt, end)
            }
            var (isSettled, hold): (Bool, Holding.Hold?) = (false, nil)
            if case .none(let holding) = debt { (isSettled, hold) = (doubt == nil, holding) }
            let wasDoubted = isDoubted
            if isSettled {
                isDoubted = false
            } else {
                let progress = try run(at: reading)
                hasRun = true
                isDoubted = progress.doubt != nil
                fruitless = progress.run == nil ? fruitless + 1 : 0
                guard fruitless < Self.fruitlessRuns else { throw FruitlessRuns() }
            }
            if wasDoubted, !isDoubted { warn(of: reading) }
            if !isDoubted { self.anchor = ClockDoubt.anchor(after: reading, anchor, end) }
            guard isSettled || isDoubted else { continue }
            if isDoubted { retryLater() }
            let isNewPlan = try plan(behind: reading.wall, hold)
            if isSettled { recover() }
            if hasRun || isNewPlan { tidy(after: hasRun) }
            return
        }
    }

    /// Does a run's work, as far as it comes before the next midnight, whose own people come first.
    private func run(at reading: ClockReading) throws -> Sweeping.Progress {
        let (zone, stop, clock) = (office.policy.zone, stop, clock)
        let end = Midnight.beginning(of: Midnight.next(after: reading.wall, in: zone), in: zone)
        let progress = try office.sweep(
            for: .service,
            at: reading,
            since: anchor,
            stoppingWhen: { stop.isRaised || clock.now() >= end },
            isPressed: { clock.now().adding(seconds: Self.pressingTime) >= end }
        ) {
            manager.alive()
            if !isReady { manager.extendStartTimeout(byMicroseconds: Self.longestStep) }
        }
        if !progress.recorded.isEmpty || planned == nil { warn(of: progress) }
        return progress
    }

    /// Does what stops no night where it fails: the figures' file, a store's tidying up.
    func warnUnless(_ work: () throws -> Void) {
        do {
            try work()
        } catch {
            log.tell(.warning, .failed, "\(error)")
        }
    }

    private func tidy(after hasRun: Bool) {
        // Not in the last moments before a midnight.
        if hasRun, let next, clock.now().adding(seconds: Self.tidyingTime) < next { warnUnless(store.settle) }
        warnUnless(office.writeMetrics)
    }

    /// Plans the first midnight after that instant, and tells it where it is another than before.
    ///
    /// - Returns: Whether it is.
    private func plan(behind instant: Instant, _ hold: Holding.Hold?) throws -> Bool {
        let night = Midnight.next(after: instant, in: office.policy.zone)
        let midnight = Midnight.beginning(of: night, in: office.policy.zone)
        next = midnight
        alarm?.plan(at: clock.systemTime(at: midnight))
        let due = try store.read { try $0.dueCount(through: office.policy.lastExpired(by: night)) }
        let plan = "Next midnight \(told(midnight)), \(counted(due, "account", "accounts")) due"
        status =
            isDoubted
            ? "The clock is in doubt, see: lastday nights"
            : plan + (hold != nil ? "; some are held back, see: lastday held" : "")
        if trouble == nil { manager.status(status) }
        guard planned != night else { return false }
        planned = night
        log.tell(.info, .planned, plan, ["LASTDAY_NIGHT": "\(night)"])
        return true
    }

    private func isForeign() throws -> Bool { try store.foreignVersion() != storeVersion }

    private func told(_ instant: Instant) -> String { Telling(in: office.policy.zone).instant(instant) }

    /// Does something with the store; where that fails, it is told once, and tried until it is done.
    func answer(_ work: () throws -> Void) {
        do {
            try work()
        } catch let failure as StoreFailure where failure == .replaced(store.place) {
            end = failure
        } catch {
            let new = "\(error)"
            let waits = (error as? StoreFailure)?.waitsForAPerson == true
            let delay = (error as? StoreFailure)?.kind == .busy ? Self.busyDelay : Self.retryDelay
            if trouble != new {
                log.tell(
                    waits ? .critical : .error,
                    waits ? .wentBack : .failed,
                    "\(new); trying again every \(delay) s"
                )
            }
            trouble = new
            waitsForAPerson = waitsForAPerson || waits
            manager.status("In trouble: \(new)")
            retryLater(after: delay)
        }
    }

    /// Looks again after a while: nobody tells when a disk has room again, or when a clock has been found right.
    private func retryLater(after delay: Int = retryDelay) {
        guard !awaitsRetry else { return }
        awaitsRetry = true
        alarm?.tryAgain(after: delay)
    }

    /// Tells that the trouble is over, once nothing is owed any more.
    private func recover() {
        guard trouble != nil else { return }
        trouble = nil
        manager.status(status)
        log.tell(.notice, .recovered, "The trouble is over, and what was owed is done")
    }

    /// How long one step of a run may take at the start, in microseconds: as long as the unit's TimeoutStartSec=.
    private static let longestStep: UInt64 = 180_000_000
    /// How long to wait with another try, in seconds.
    private static let retryDelay = 30
    /// The same where somebody else has the store in hand, which each try waits for by itself.
    private static let busyDelay = 1
    /// How long before a midnight nothing is tidied up any more, in seconds.
    private static let tidyingTime: Int64 = 2
    /// How long before a midnight a run only does what is done at once, in seconds.
    private static let pressingTime: Int64 = 2
    /// How many runs that found nothing to write are an error of this program, and not somebody else's quicker hand.
    private static let fruitlessRuns = 3
}

/// Runs wrote nothing though something is owed: a fault of this program, which must not keep the machine busy for ever.
private struct FruitlessRuns: Explained {
    let kind = FailureKind.unavailable
    let description = "something is owed that no run does; see: lastday health, lastday preview"
}
