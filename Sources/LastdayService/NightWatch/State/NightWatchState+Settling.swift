import LastdayMessages
import LastdayCore
import LastdaySystem

extension NightWatchState {
    /// Starts doing what is owed, run after run, until the store and the clock show that nothing is.
    ///
    /// Only then is the midnight planned that follows the instant at which nothing was owed. So a midnight
    /// that comes meanwhile is either owed when the question is asked again, or planned and already past when
    /// the timer is set, which then fires at once.
    mutating func settle(for followUp: FollowUp) -> [NightWatchEffect] {
        look(again: Settling(followUp: followUp))
    }

    /// Continues with what is owed.
    mutating func proceed(with settling: Settling, after event: NightWatchEvent) -> [NightWatchEffect] {
        switch (settling.step, event) {
        case (.looking, .stopRequested):
            return finish(settling.followUp)
        case (.looking, .looked(let reading, let version)):
            store.see(version)
            move(settling, to: .asking(reading))
            return [.ask(.zone)]

        case (.asking(let reading), .zoneFound(let zone)):
            return follow(zone) ?? askDebt(at: reading)
        case (.asking(let reading), .policyRead(let settings, let policy, let adoption)):
            return adopt(settings, policy, adoption) + askDebt(at: reading)
        case (.asking(let reading), .owed(.none(let hold), isClockInDoubt: false, let end)):
            return believe(reading, end) + plan(after: reading, hold == nil ? .clear : .someHeld, settling)
        case (.asking(let reading), .owed(_, _, let end)):
            return run(at: reading, end, settling)

        case (.running(let reading, let end), .ran(let progress)):
            return assess(progress, at: reading, end, settling)

        case (.planning(let night, let outlook), .counted(let due)):
            return announce(night, outlook, due, settling)

        default:
            return []
        }
    }

    private mutating func move(_ settling: Settling, to step: Settling.Step) {
        var settling = settling
        settling.step = step
        activity = .settling(settling)
    }

    private mutating func look(again settling: Settling) -> [NightWatchEffect] {
        move(settling, to: .looking)
        return [.ask(.look)]
    }

    private func askDebt(at reading: ClockReading) -> [NightWatchEffect] {
        [.ask(.debt(at: reading, since: clock.anchor))]
    }

    private mutating func run(at reading: ClockReading, _ end: LedgerEnd?, _ settling: Settling)
        -> [NightWatchEffect]
    {
        move(settling, to: .running(reading, end))
        let zone = inForce.policy.zone
        let midnight = Midnight.beginning(of: Midnight.next(after: reading.wall, in: zone), in: zone)
        let isStarting = settling.followUp == .start
        return [.ask(.run(at: reading, since: clock.anchor, until: midnight, isStarting: isStarting))]
    }

    /// Judges the result of a run: whether to ask again what is owed, or to wait because the clock is in
    /// doubt.
    private mutating func assess(
        _ progress: Sweeping.Progress,
        at reading: ClockReading,
        _ end: LedgerEnd?,
        _ settling: Settling
    ) -> [NightWatchEffect] {
        var settling = settling
        settling.hasRun = true
        settling.fruitless = progress.run == nil ? settling.fruitless + 1 : 0
        var effects: [NightWatchEffect] = []
        if !progress.recorded.isEmpty || plan.reported == nil {
            effects.append(.report(.leftToPeople(RunFindings(of: progress))))
        }
        guard settling.fruitless < Settling.fruitlessLimit else {
            return effects + fail(with: Trouble(FruitlessRuns(), serving: servedStore))
        }
        guard progress.doubt == nil else {
            clock = .doubted(since: clock.anchor)
            effects += start(.retry, after: Trouble.delay)
            return effects + plan(after: reading, .clockInDoubt, settling)
        }
        return effects + believe(reading, end) + look(again: settling)
    }

    /// Believes the clock, and reports if nights follow it although nothing has set it, however long they
    /// waited.
    ///
    /// Nobody is locked out for ever by that, but the clock may be wrong.
    private mutating func believe(_ reading: ClockReading, _ end: LedgerEnd?) -> [NightWatchEffect] {
        let isUnset = clock.isDoubted && !reading.isSynchronised
        clock = .believed(since: ClockDoubt.anchor(after: reading, clock.anchor, end))
        return isUnset ? [.report(.clockUnset(reading))] : []
    }
}

// MARK: - Planning

extension NightWatchState {
    /// Plans the first midnight after that reading.
    private mutating func plan(
        after reading: ClockReading,
        _ outlook: Settling.Outlook,
        _ settling: Settling
    ) -> [NightWatchEffect] {
        let night = Midnight.next(after: reading.wall, in: inForce.policy.zone)
        let midnight = Midnight.beginning(of: night, in: inForce.policy.zone)
        plan.move(to: midnight)
        move(settling, to: .planning(night, outlook))
        return [.wakeAtMidnight(midnight), .ask(.due(by: night))]
    }

    /// Announces the plan if it has changed, and the end of a trouble if nothing is owed any more.
    private mutating func announce(
        _ night: CivilDate,
        _ outlook: Settling.Outlook,
        _ due: Int,
        _ settling: Settling
    ) -> [NightWatchEffect] {
        guard let midnight = plan.midnight else { return [] }
        let next =
            "Next midnight \(HumanDates(in: inForce.policy.zone).instant(midnight)), "
            + "\(counted(due, "account", "accounts")) due"
        status =
            switch outlook {
            case .clear: next
            case .someHeld: next + "; some are held back, see: lastday held"
            case .clockInDoubt: "The clock is in doubt, see: lastday nights"
            }
        var effects: [NightWatchEffect] = trouble == nil ? [.notify(.status(status))] : []
        let isNew = plan.reported != night
        if isNew {
            plan.report(night)
            effects.append(.report(.planned(night, next)))
        }
        if outlook != .clockInDoubt, trouble != nil {
            trouble = nil
            effects += [.notify(.status(status)), .report(.recovered)]
        }
        if settling.hasRun { effects.append(.tidyStore(before: midnight.adding(seconds: -Self.tidyingTime))) }
        if settling.hasRun || isNew { effects.append(.writeMetrics) }
        return effects + finish(settling.followUp)
    }

    /// The time before a midnight, in seconds, in which nothing is tidied up.
    private static let tidyingTime: Int64 = 2
}
