import LastdayCore
import Testing

@testable import LastdayService

/// Tests of the state that the watch remembers from one event to the next.
@Suite struct NightWatchStateTests {
    private let samples: NightWatchStateSamples
    private let noon: Instant

    init() throws {
        samples = try NightWatchStateSamples()
        noon = samples.noon
    }

    private static let status = "Next midnight Sat 2026-12-19 00:00 MST, 1 account due"
    private static let publishSoon = NightWatchEffect.wake(for: .publishing, after: 0)

    // MARK: The plan

    @Test func `the next midnight is planned and reported once, and reported again after a reload`() {
        let plan = NightWatchEffect.report(.planned(samples.night, Self.status))
        var state = samples.state()
        _ = state.handle(.woken(.midnight, at: noon))
        let first = samples.settle(&state, due: 1)
        #expect(first.contains(.wakeAtMidnight(samples.midnight)) && first.contains(plan))
        #expect(first.contains(.notify(.status(Self.status))) && state.status == Self.status)
        _ = state.handle(.woken(.midnight, at: noon))
        let second = samples.settle(&state, due: 1)
        #expect(second.contains(.wakeAtMidnight(samples.midnight)) && !second.contains(plan))
        _ = state.handle(.woken(.reload, at: noon))
        _ = state.handle(.settingsRead(samples.settings))
        let adopted = state.handle(.policyRead(samples.settings, samples.policy, .reload))
        #expect(adopted == [.report(.inForce(.reload)), .ask(.look)])
        #expect(samples.settle(&state, due: 1).contains(plan))
    }

    @Test func `no midnight is planned while a run is owed, and the debt is checked again after the run`() {
        var state = samples.state()
        _ = state.handle(.woken(.midnight, at: noon))
        var effects = state.handle(.looked(samples.reading(), version: 1)) + state.handle(.zoneFound(nil))
        effects += state.handle(.owed(.run, isClockInDoubt: false, nil))
        effects += state.handle(.ran(samples.progress()))
        #expect(state.plan == .none && effects.last == .ask(.look))
        let rest = samples.settle(&state)
        #expect(
            rest.contains(.tidyStore(before: samples.midnight.adding(seconds: -2))),
            "the store is tidied up after a run"
        )
    }

    @Test func `a run stops at the midnight after its reading and knows whether start-up waits for it`() {
        for followUp in [FollowUp.start, .call] {
            var state = samples.state(samples.settling(.asking(samples.reading()), for: followUp))
            let run = NightWatchQuestion.run(
                at: samples.reading(),
                since: nil,
                until: samples.midnight,
                isStarting: followUp == .start
            )
            #expect(state.handle(.owed(.run, isClockInDoubt: false, nil)) == [.ask(run)])
        }
    }

    // MARK: Trouble

    @Test func `a failure is reported once, retried, and over only when nothing is owed`() {
        let trouble = samples.trouble()
        let status = NightWatchEffect.notify(.status("In trouble: \(trouble.message)"))
        var state = samples.settled()
        state.timers = []
        _ = state.handle(.woken(.midnight, at: noon))
        #expect(
            state.handle(.failed(trouble)) == [
                .report(.failed(trouble)), status, .wake(for: .retry, after: 30), Self.publishSoon,
            ]
        )
        _ = state.handle(.woken(.midnight, at: noon))
        #expect(state.handle(.failed(trouble)) == [status], "said already, and both timers run")
        _ = state.handle(.woken(.retry, at: noon))
        _ = state.handle(.zoneFound(nil))
        _ = state.handle(.policyRead(samples.settings, samples.policy, .renewal))
        #expect(state.trouble == trouble)
        #expect(samples.settle(&state).contains(.report(.recovered)))
        #expect(state.trouble == nil)
    }

    @Test func `a busy store is retried after one second, and a different failure is reported anew`() {
        let busy = samples.trouble(.busy(NightWatchStateSamples.place))
        var state = samples.state(samples.settling(.looking))
        _ = state.handle(.failed(samples.trouble()))
        _ = state.handle(.woken(.retry, at: noon))
        let effects = state.handle(.failed(busy))
        #expect(effects.first == .report(.failed(busy)) && effects.contains(.wake(for: .retry, after: 1)))

        state = samples.state(samples.settling(.looking))
        _ = state.handle(.failed(samples.trouble()))
        _ = state.handle(.woken(.zoneTouched, at: noon))
        _ = state.handle(.zoneFound(nil))
        _ = state.handle(.policyRead(samples.settings, samples.policy, .renewal))
        #expect(
            state.handle(.failed(busy)).contains(.wake(for: .retry, after: 1)),
            "a slow timer that runs keeps nobody waiting"
        )
    }

    @Test func `after a failure that needs a person, a touched store is rechecked even if unchanged`() {
        var state = samples.settled()
        _ = state.handle(.woken(.midnight, at: noon))
        _ = state.handle(.failed(samples.trouble(.wentBack(NightWatchStateSamples.place, .endedWith(7)))))
        _ = state.handle(.woken(.storeTouched, at: noon))
        #expect(state.handle(.versionFound(1)) == [.ask(.zone)], "and the zone's rules, for another try")
        _ = state.handle(.zoneFound(nil))
        _ = state.handle(.policyRead(samples.settings, samples.policy, .renewal))
        _ = samples.settle(&state)
        _ = state.handle(.woken(.storeTouched, at: noon))
        _ = state.handle(.versionFound(1))
        #expect(state.activity == .asleep, "once only")
    }

    @Test func `start-up waits only for a failure that a person must repair, and any other ends it`() {
        let torn = samples.trouble(.torn(NightWatchStateSamples.place, .notNoted))
        for trouble in [torn, samples.trouble()] {
            var state = samples.state(samples.settling(.looking, for: .start))
            let effects = state.handle(.failed(trouble))
            #expect(state.activity == (trouble == torn ? .asleep : .over(trouble)))
            #expect(effects.contains(.notify(.ready("Starting"))) == (trouble == torn))
            #expect(!effects.contains(Self.publishSoon), "an audit that may be another's is not told")
        }
    }

    @Test func `three owed runs in a row that write nothing are a failure`() {
        var state = samples.state(samples.settling(.looking))
        for _ in 1...3 {
            _ = state.handle(.looked(samples.reading(), version: 1))
            _ = state.handle(.zoneFound(nil))
            _ = state.handle(.owed(.run, isClockInDoubt: false, nil))
            #expect(state.trouble == nil)
            _ = state.handle(.ran(samples.progress(hasRun: false)))
        }
        #expect(state.trouble?.failure is FruitlessRuns && state.activity == .asleep)
    }

    @Test func `a refused configuration is no trouble, and systemd is told that the reload has ended`() {
        var state = samples.settled()
        state.timers = []
        #expect(state.handle(.woken(.reload, at: noon)) == [.notify(.reloading), .ask(.settings)])
        #expect(
            state.handle(.failed(samples.trouble())) == [
                .report(.settingsRefused(samples.trouble())), .notify(.ready(state.status)), Self.publishSoon,
            ]
        )
        #expect(state.trouble == nil)
    }

    // MARK: The clock

    @Test func `a doubted clock still gets a plan and a retry, and believing it unset is reported`() {
        let unset = samples.reading(isSynchronised: false)
        var state = samples.state(samples.settling(.running(unset, nil)))
        let doubted = state.handle(.ran(samples.progress(doubt: samples.doubt)))
        #expect(doubted.contains(.wake(for: .retry, after: 30)))
        #expect(doubted.contains(.wakeAtMidnight(samples.midnight)))
        #expect(state.clock == .doubted(since: nil))
        _ = state.handle(.counted(1))
        #expect(state.status == "The clock is in doubt, see: lastday nights")
        _ = state.handle(.woken(.midnight, at: noon))
        _ = state.handle(.looked(unset, version: 1))
        _ = state.handle(.zoneFound(nil))
        let believed = state.handle(.owed(.none(holding: nil), isClockInDoubt: false, nil))
        #expect(believed.first == .report(.clockUnset(unset)))
        #expect(state.clock == .believed(since: unset))
    }

    @Test func `a trouble is not over while the clock is in doubt`() {
        var state = samples.state(samples.settling(.planning(samples.night, .clockInDoubt)))
        state.plan = .set(samples.midnight, reported: nil)
        state.trouble = samples.trouble()
        #expect(!state.handle(.counted(0)).contains(.report(.recovered)))
        #expect(state.trouble != nil)
    }

    // MARK: The zone

    @Test(arguments: [nil, "America/Denver", "Asia/Tokyo"])
    func `a store's new zone is adopted, and a different one in the configuration is reported`(
        configured: String?
    ) {
        var settings = samples.settings
        settings.timezone = configured
        var state = NightWatchState(
            serving: settings.store,
            settings: settings,
            policy: samples.policy
        )
        state.activity = samples.settling(.asking(samples.reading()))
        var moved = settings
        if configured != nil { moved.timezone = "Asia/Tokyo" }
        let warning = NightWatchEffect.report(.zoneMovedAway(from: configured ?? "", to: "Asia/Tokyo"))
        #expect(
            state.handle(.zoneFound(StoreZone("Asia/Tokyo")))
                == (configured == "America/Denver" ? [warning] : []) + [.ask(.policy(of: moved, .movedZone))]
        )
        #expect(state.handle(.zoneFound(StoreZone("Etc/UTC", isChosen: false))).last?.question == "debt")
    }

    @Test func `a configured zone is recorded in the store, and the machine's zone causes a warning`() throws
    {
        let cases: [(ZoneOrigin, [NightWatchEffect])] = [
            (.store, []), (.configuration, [.giveStoreTheZone]),
            (.machineAtMaking, [.report(.zoneIsTheMachines)]),
        ]
        for (origin, expected) in cases {
            let samples = try NightWatchStateSamples(origin: origin)
            var state = samples.state(.starting)
            let effects = state.handle(.policyRead(samples.settings, samples.policy, .renewal))
            #expect(effects == [.report(.started)] + expected + [.ask(.look)])
        }
    }

    @Test func `another store in the configuration is reported and not served`() {
        var settings = samples.settings
        settings.store = "/srv/other.db"
        var state = samples.state(.rereading)
        let effects = state.handle(.policyRead(settings, samples.policy, .reload))
        #expect(effects.contains(.report(.otherStoreConfigured(.reload))))
        #expect(state.servedStore == NightWatchStateSamples.place)
    }

    // MARK: Publishing and stopping

    @Test func `publishing is repeated after the delay that its outcome calls for, and not before`() {
        let delays: [(AuditPublisher.Outcome, Int?)] = [
            (.moreToPublish, 0), (.publishedByAnother, 1), (.notAccepted, 20), (.allPublished, nil),
            (.noJournal, nil),
        ]
        for (outcome, delay) in delays {
            for isLate in [false, true] {
                var state = samples.settled()
                state.timers = [.publishing]
                #expect(
                    state.handle(.woken(.publish, at: noon)) == [.ask(.publishing(before: samples.midnight))]
                )
                var effects = state.handle(.published(outcome, at: isLate ? samples.midnight : noon))
                if isLate { effects = samples.settle(&state) }
                let timers = effects.filter {
                    if case .wake(for: .publishing, _) = $0 { true } else { false }
                }
                #expect(timers == delay.map { [.wake(for: .publishing, after: $0)] } ?? [])
                _ = state.handle(.woken(.midnight, at: noon))
                let isAsked = samples.settle(&state).contains(Self.publishSoon)
                #expect(isAsked == (delay == nil), "a timer that runs is not set again")
            }
        }
    }

    @Test func `a late heartbeat schedules no publishing`() {
        var state = samples.settled()
        state.timers = []
        #expect(state.handle(.woken(.heartbeat, at: samples.midnight)) == [.notify(.alive), .ask(.look)])
        #expect(!samples.settle(&state).contains(Self.publishSoon))
    }

    @Test func `a stop is announced and ends the watch`() {
        var state = samples.settled()
        let effects = state.handle(.woken(.stop, at: noon))
        #expect(effects == [.notify(.stopping), .report(.stopped)] && state.activity == .over(nil))
    }

    @Test func `a reload that finds the store replaced is reported as over before the service stops`() {
        var state = samples.state(samples.settling(.looking, for: .reload))
        state.timers = [.publishing]
        let effects = state.handle(.failed(samples.trouble(.replaced(NightWatchStateSamples.place))))
        #expect(effects == [.notify(.ready("Starting")), .notify(.stopping)])
    }
}
