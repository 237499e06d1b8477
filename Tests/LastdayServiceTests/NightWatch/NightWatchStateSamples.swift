import LastdayCore
import LastdayTestKit

@testable import LastdayService

/// Sample states of a watch at noon in Denver, one for each activity, and samples of all events.
struct NightWatchStateSamples {
    static let place = "/var/lib/lastday/lastday.db"

    let settings: Settings
    let policy: Policy
    let noon: Instant
    let night: CivilDate
    let midnight: Instant

    init(_ time: String = "2026-12-18T12:00", origin: ZoneOrigin = .store) throws {
        var settings = Settings()
        settings.store = Self.place
        self.settings = settings
        policy = Policy(zone: try MachineZones.zone("America/Denver"), zoneOrigin: origin)
        noon = try policy.zone.instant(reading: time)
        night = Midnight.next(after: noon, in: policy.zone)
        midnight = Midnight.beginning(of: night, in: policy.zone)
    }

    /// Returns a reading of the clocks at noon.
    func reading(isSynchronised: Bool = true) -> ClockReading {
        ClockReading(wall: noon, uptime: 1_000_000, isSynchronised: isSynchronised)
    }

    /// Returns the state of a watch that is in an activity and has reported nothing yet.
    func state(_ activity: NightWatchActivity = .asleep) -> NightWatchState {
        var state = NightWatchState(serving: Self.place, settings: settings, policy: policy)
        state.activity = activity
        return state
    }

    /// Returns the state of a watch that has done everything owed and waits for midnight.
    func settled() -> NightWatchState {
        var state = state(.settling(Settling(followUp: .call)))
        _ = settle(&state)
        return state
    }

    /// Answers the watch's questions, with nothing owed, until it has planned the midnight.
    func settle(_ state: inout NightWatchState, due: Int = 0) -> [NightWatchEffect] {
        var effects = state.handle(.looked(reading(), version: 1))
        effects += state.handle(.zoneFound(nil))
        effects += state.handle(.owed(.none(holding: nil), isClockInDoubt: false, nil))
        return effects + state.handle(.counted(due))
    }

    func trouble(_ failure: StoreFailure = .unavailable(place, detail: "disk full")) -> Trouble {
        Trouble(failure, serving: Self.place)
    }

    /// Returns the progress of a run that has written something, or nothing.
    func progress(hasRun: Bool = true, doubt: ClockDoubt? = nil) -> Sweeping.Progress {
        var progress = Sweeping.Progress(at: noon, isByHand: false, under: policy)
        if hasRun {
            progress.run = Run(number: 1, kind: .night, night: policy.night(at: noon), startedAt: noon)
        }
        progress.doubt = doubt
        return progress
    }

    var doubt: ClockDoubt { .unset(reading(isSynchronised: false), wait: 30) }

    func settling(_ step: Settling.Step, for followUp: FollowUp = .call) -> NightWatchActivity {
        var settling = Settling(followUp: followUp)
        settling.step = step
        return .settling(settling)
    }

    var activities: [NightWatchActivity] {
        [
            .starting, .asleep, .comparing, .renewing, .rereading, .publishing, settling(.looking),
            settling(.asking(reading())), settling(.running(reading(), nil)),
            settling(.planning(night, .clear)), .over(nil),
        ]
    }

    var events: [(name: String, event: NightWatchEvent)] {
        [
            ("begun", .begun), ("midnight", .woken(.midnight, at: noon)),
            ("clockSet", .woken(.clockSet, at: noon)), ("zoneTouched", .woken(.zoneTouched, at: noon)),
            ("storeTouched", .woken(.storeTouched, at: noon)), ("reload", .woken(.reload, at: noon)),
            ("retry", .woken(.retry, at: noon)), ("tell", .woken(.publish, at: noon)),
            ("heartbeat", .woken(.heartbeat, at: noon)), ("lateHeartbeat", .woken(.heartbeat, at: midnight)),
            ("stop", .woken(.stop, at: noon)), ("policyRead", .policyRead(settings, policy, .renewal)),
            ("settingsRead", .settingsRead(settings)), ("zoneFound", .zoneFound(nil)),
            ("ownVersion", .versionFound(1)), ("othersVersion", .versionFound(2)),
            ("looked", .looked(reading(), version: 2)), ("stopRequested", .stopRequested),
            ("owedNothing", .owed(.none(holding: nil), isClockInDoubt: false, nil)),
            ("owedARun", .owed(.run, isClockInDoubt: false, nil)),
            ("owedInDoubt", .owed(.none(holding: nil), isClockInDoubt: true, nil)),
            ("ran", .ran(progress())), ("ranInDoubt", .ran(progress(doubt: doubt))),
            ("counted", .counted(0)), ("published", .published(.allPublished, at: noon)),
            ("publishedLate", .published(.allPublished, at: midnight)), ("failed", .failed(trouble())),
        ]
    }
}

extension NightWatchActivity {
    /// The activity's name in the table of transitions.
    var name: String {
        switch self {
        case .starting: "starting"
        case .asleep: "asleep"
        case .comparing: "comparing"
        case .renewing: "renewing"
        case .rereading: "rereading"
        case .publishing: "publishing"
        case .settling(let settling):
            switch settling.step {
            case .looking: "looking"
            case .asking: "asking"
            case .running: "running"
            case .planning: "planning"
            }
        case .over: "over"
        }
    }
}

extension NightWatchEffect {
    /// The name of the question that the effect asks; nil if it asks none.
    var question: String? {
        guard case .ask(let question) = self else { return nil }
        return switch question {
        case .policy: "policy"
        case .settings: "settings"
        case .zone: "zone"
        case .version: "version"
        case .look: "look"
        case .debt: "debt"
        case .run: "run"
        case .due: "due"
        case .publishing: "publishing"
        }
    }
}
