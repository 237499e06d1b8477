public import LastdayCore
public import LastdaySystem
import Logging

/// The service, which does each night's work when its midnight comes.
///
/// It handles one thing at a time: midnights, clock changes, and changes of the zone, the store or the
/// configuration all arrive as wake-ups, and each leads to the same question: what is owed
/// (``LastdayCore/Debt``). Nothing is polled.
///
/// ``NightWatchState`` decides what to do; the watch carries it out.
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

    /// All that the watch is doing and remembers.
    var state: NightWatchState
    /// What wakes the watch by itself; nil while only its caller does.
    var alarm: (any Alarm)?

    /// The executor, on a Dispatch queue of its own.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Creates a night watch over a store.
    ///
    /// - Parameters:
    ///   - store: The store to serve.
    ///   - settings: The configuration in force.
    ///   - reread: Reads the configuration again.
    ///   - zones: The source of zone rules.
    ///   - clock: The clock that decides when it is midnight.
    ///   - journal: The journal that audit entries are sent to.
    ///   - hasTerminal: Whether to write readable lines to standard error.
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

    /// Uses that alarm from now on.
    func listen(to alarm: any Alarm) { self.alarm = alarm }

    /// Wakes the watch; may be called from anywhere.
    nonisolated func call(_ call: WakeReason) {
        if case .stop = call { stop.raise() }
        calls.continuation.yield(call)
    }

    /// Handles one wake-up.
    func handle(_ call: WakeReason) { answer(.woken(call, at: clock.now())) }

    /// Handles an event, and the answers to the questions that it raises.
    func answer(_ event: NightWatchEvent) {
        var next: NightWatchEvent? = event
        while let event = next {
            next = nil
            for effect in state.handle(event) { next = carryOut(effect) }
        }
    }
}

// MARK: - Settings in force

extension NightWatch {
    /// The runner of its acts, under the settings in force.
    var runner: ActionRunner {
        ActionRunner(
            store: store,
            policy: state.inForce.policy,
            clock: clock,
            actor: .service(),
            publisher: AuditPublisher(
                lines: lines,
                isTheService: true,
                journal: journal,
                unsavedMark: unsavedMark
            ),
            metrics: MetricsFile(at: state.inForce.settings.metricsTextfile)
        )
    }

    /// The logger for messages about the service itself.
    var log: Logger { Logger(label: "lastdayd") { [lines] in JournalLogHandler(label: $0, lines: lines) } }

    private var lines: TerminalLines? {
        hasTerminal ? TerminalLines(clock: clock, zone: state.inForce.policy.zone) : nil
    }
}
