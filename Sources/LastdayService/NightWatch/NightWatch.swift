public import LastdayCore
public import LastdaySystem
import Logging

/// The service: it lives from midnight to midnight, and does each night's work when it comes.
///
/// One thing happens after the other: midnights, set clocks, changed zones, stores and configurations all come as
/// calls, and each is answered with the same question: what is owed (``LastdayCore/Debt``). Nothing is polled.
///
/// ``NightWatchState`` decides what follows from what, and the watch carries it out.
public actor NightWatch {
    let store: any ServableStore
    let clock: any WallClock
    let zones: ZoneDatabase
    let reread: @Sendable () throws -> Settings
    let hasTerminal: Bool
    let executor: QueueExecutor
    let manager = ServiceManager()
    let stop = StopFlag()
    let unsavedMark = UnsavedMark()
    let journal: SystemdJournal
    let calls = AsyncStream.makeStream(of: WakeReason.self)

    /// All that it is doing and remembers.
    var state: NightWatchState
    /// What wakes it by itself; nil while nobody but its caller does.
    var alarm: (any Alarm)?

    /// A Dispatch queue of its own.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// A night watch over a store.
    ///
    /// - Parameters:
    ///   - store: The store that it serves.
    ///   - settings: The configuration in force.
    ///   - reread: Reads the configuration again.
    ///   - zones: Where zone rules come from.
    ///   - clock: The clock that midnight is told by.
    ///   - journal: Where audit entries are sent to.
    ///   - hasTerminal: Whether to write readable lines on standard error.
    /// - Throws: ``ZoneFailure`` or ``LastdayCore/StoreFailure``.
    public init(
        store: any ServableStore,
        settings: Settings,
        rereading reread: @escaping @Sendable () throws -> Settings,
        zones: ZoneDatabase = ZoneDatabase(),
        clock: any WallClock = SystemClock(),
        journal: SystemdJournal = .system,
        hasTerminal: Bool
    ) throws {
        self.store = store
        self.reread = reread
        self.zones = zones
        self.clock = clock
        self.journal = journal
        self.hasTerminal = hasTerminal
        executor = QueueExecutor(label: "lastdayd.nights")
        let policy = try settings.policy(for: store, zones: zones)
        state = NightWatchState(serving: store.place, settings: settings, policy: policy)
    }

    /// Is woken by that alarm from now on.
    func listen(to alarm: any Alarm) { self.alarm = alarm }

    /// Calls the watch from anywhere.
    nonisolated func call(_ call: WakeReason) {
        if case .stop = call { stop.raise() }
        calls.continuation.yield(call)
    }

    /// Answers one call.
    func handle(_ call: WakeReason) { answer(.woken(call, at: clock.now())) }

    /// Answers an event, and whatever its own questions bring to light.
    func answer(_ event: NightWatchEvent) {
        var next: NightWatchEvent? = event
        while let event = next {
            next = nil
            for effect in state.handle(event) { next = carryOut(effect) }
        }
    }
}

// MARK: - What the settings in force mean

extension NightWatch {
    /// Runs its acts by the settings in force.
    var runner: ActionRunner {
        ActionRunner(
            store: store,
            policy: state.inForce.policy,
            clock: clock,
            actor: .service(),
            publisher: AuditPublisher(lines: lines, isTheService: true, journal: journal, unsavedMark: unsavedMark),
            metrics: MetricsFile(at: state.inForce.settings.metricsTextfile)
        )
    }

    /// Where it speaks of itself.
    var log: Logger { Logger(label: "lastdayd") { [lines] in JournalLogHandler(label: $0, lines: lines) } }

    private var lines: TerminalLines? {
        hasTerminal ? TerminalLines(clock: clock, zone: state.inForce.policy.zone) : nil
    }
}
