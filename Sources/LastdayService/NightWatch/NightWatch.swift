public import LastdayRules
public import LastdaySystem
import Logging

/// The service: it lives from midnight to midnight, and does each night's work when it comes.
///
/// One thing happens after the other: midnights, set clocks, changed zones, stores and configurations all come as
/// calls, and each is answered with the same question: what is owed (``LastdayRules/Debt``). Nothing is polled.
public actor NightWatch {
    let store: any ServableStore
    let clock: any WallClock
    let zones: ZoneDatabase
    let reread: @Sendable () throws -> Settings
    let hasTerminal: Bool
    let executor: QueueExecutor
    let manager = ServiceManager()
    let stop = StopFlag()
    let unnoted = Unnoted()
    let journal: SystemdJournal
    let calls = AsyncStream.makeStream(of: Call.self)

    var settings: Settings
    var office: Office
    var log: Logger
    var alarm: (any Alarm)?
    /// The night that it waits for; nil before the first plan.
    var planned: CivilDate?
    /// That night's midnight.
    var next: Instant?
    var status = "Starting"
    var storeVersion: Int64 = 0
    /// What the clocks showed when they were first believed.
    var anchor: ClockReading?
    /// Whether the clock is in doubt.
    var isDoubted = false
    /// What cannot be done at the moment, and will be tried again.
    var trouble: String?
    /// Whether only a person can mend it, who may do so by another file.
    var waitsForAPerson = false
    /// Whether it will be tried again by itself.
    var awaitsRetry = false
    /// Whether the next telling has been called for, or will be.
    var awaitsTelling = false
    /// Whether the supervisor has been told that the service is ready.
    var isReady = false
    /// What no trying again can mend, only another start.
    var end: StoreFailure?

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
    /// - Throws: ``ZoneFailure`` or ``LastdayRules/StoreFailure``.
    public init(
        store: any ServableStore,
        settings: Settings,
        rereading reread: @escaping @Sendable () throws -> Settings,
        zones: ZoneDatabase = ZoneDatabase(),
        clock: any WallClock = SystemClock(),
        journal: SystemdJournal = .system,
        hasTerminal: Bool
    ) throws {
        let policy = try settings.policy(for: store, zones: zones)
        self.store = store
        self.settings = settings
        self.reread = reread
        self.zones = zones
        self.clock = clock
        self.journal = journal
        self.hasTerminal = hasTerminal
        executor = QueueExecutor(label: "lastdayd.nights")
        (office, log) = Self.furnish(
            store,
            settings,
            policy,
            clock,
            unnoted,
            journal,
            hasTerminal: hasTerminal
        )
    }

    static func furnish(
        _ store: any ServableStore,
        _ settings: Settings,
        _ policy: Policy,
        _ clock: any WallClock,
        _ unnoted: Unnoted,
        _ journal: SystemdJournal,
        hasTerminal: Bool
    ) -> (Office, Logger) {
        let lines = hasTerminal ? TerminalLines(clock: clock, zone: policy.zone) : nil
        let herald = Herald(lines: lines, isTheService: true, journal: journal, unnoted: unnoted)
        return (
            Office(
                store: store,
                policy: policy,
                clock: clock,
                actor: .service(),
                herald: herald,
                metrics: MetricsFile(at: settings.metricsTextfile)
            ),
            Logger(label: "lastdayd") { JournalLogHandler(label: $0, lines: lines) }
        )
    }

    /// Is woken by that alarm from now on.
    func listen(to alarm: any Alarm) { self.alarm = alarm }

    /// Calls the watch from anywhere.
    nonisolated func call(_ call: Call) {
        if case .stop = call { stop.raise() }
        calls.continuation.yield(call)
    }
}
