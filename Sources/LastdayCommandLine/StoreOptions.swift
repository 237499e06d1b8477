public import ArgumentParser
import Glibc
import LastdayMessages
public import LastdayCore
public import LastdayService
import LastdayStores
public import LastdaySystem

/// The options that select the store and the settings, the same for every command and for the service.
public struct StoreOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The configuration file.",
            discussion: "If neither --config nor --store is given: \(Settings.usualPath).",
            valueName: "file"
        ),
        completion: .file(extensions: ["toml"])
    )
    var config: String?

    @Option(
        help: ArgumentHelp(
            "The store; a JSON store if the name ends in .json.",
            valueName: "file"
        ),
        completion: .file()
    )
    var store: String?

    @Option(
        help: ArgumentHelp(
            "The district's time zone, for example America/Denver; once the store has a zone, only that one.",
            valueName: "zone"
        )
    )
    var timezone: String?

    @Option(
        help: ArgumentHelp(
            "Make the clock show this instant; only for a store of lastday demo.",
            visibility: .private
        )
    )
    var demonstrationClock: String?

    /// Creates options that select nothing.
    public init() {}

    /// Returns the settings that these options select.
    ///
    /// - Throws: `SettingsFailure`, or ``LastdayService/ZoneFailure`` if `--timezone` names no zone.
    public func settings() throws -> Settings {
        var settings = Settings()
        if let config {
            settings = try Settings(file: config)
        } else if store == nil, access(Settings.usualPath, F_OK) == 0 {
            settings = try Settings(file: Settings.usualPath)
        }
        if let store { settings.store = store }
        if let timezone {
            _ = try ZoneDatabase().zone(named: timezone, blaming: .usage)
            settings.timezone = timezone
        }
        return settings
    }

    /// Returns the settings in the form that the rules need.
    ///
    /// The store is only read, and need not exist.
    ///
    /// - Throws: What the settings or the store throw.
    public func policy() throws -> Policy {
        let (settings, zones) = (try settings(), ZoneDatabase())
        try settings.refuseUnknownZone(zones)
        let zone = Stores.exists(at: settings.store) ? try Stores.zone(at: settings.store) : nil
        return try settings.policy(with: zone, ofStoreAt: settings.store, zones: zones)
    }

    /// Opens the store for acts of the user who runs the command, after comparing it with the journal.
    ///
    /// - Throws: What the settings or the store throw.
    public func runner() throws -> ActionRunner {
        try runner { ComparedStore(try Stores.open(at: $0), depth: .newest) }
    }

    /// Opens the store without comparing it with the journal, in order to show what it has lost.
    ///
    /// - Throws: What the settings or the store throw.
    public func runnerForRecovery() throws -> ActionRunner { try runner { try Stores.open(at: $0) } }

    private func runner(opening open: (String) throws -> any ServableStore) throws -> ActionRunner {
        let (settings, zones) = (try settings(), ZoneDatabase())
        try settings.refuseUnknownZone(zones)
        let store = try open(settings.store)
        return try runner(in: store, settings, settings.policy(for: store, zones: zones))
    }

    /// Opens the store in order to move it to another zone, whatever zone the configuration names.
    ///
    /// The policy has the store's current zone or, if this machine does not know that, the new one.
    ///
    /// - Throws: What the settings or the store throw.
    public func runner(movingTo zone: Zone) throws -> ActionRunner {
        let zones = ZoneDatabase()
        var settings = try settings()
        settings.timezone = nil
        let store = ComparedStore(try Stores.open(at: settings.store), depth: .newest)
        do {
            return try runner(in: store, settings, settings.policy(for: store, zones: zones))
        } catch is ZoneFailure {
            let new = StoreZone(zone.name)
            return try runner(
                in: store,
                settings,
                settings.policy(with: new, ofStoreAt: store.place, zones: zones)
            )
        }
    }

    private func runner(in store: any ServableStore, _ settings: Settings, _ policy: Policy) throws
        -> ActionRunner
    {
        ActionRunner(
            store: store,
            policy: policy,
            clock: try clock(for: store, in: policy.zone),
            actor: try .current(inContainerOf: settings.storeInContainer),
            publisher: AuditPublisher(),
            metrics: MetricsFile(at: settings.metricsTextfile)
        )
    }

    /// Returns a probe that has observed the store from outside; call this before opening the store.
    ///
    /// - Throws: What the settings throw.
    public func probe() throws -> HealthProbe {
        HealthProbe(isServed: Stores.isServed(at: try settings().store))
    }

    /// Returns the system's clock or, for a store of `lastday demo` only, a shifted one.
    ///
    /// - Throws: `ShiftedClockRefused` if a shifted clock is requested for any other store.
    public func clock(for store: any Store, in zone: @autoclosure () throws -> Zone) throws -> any WallClock {
        guard let demonstrationClock else { return SystemClock() }
        guard try store.purpose() == .demonstration else { throw ShiftedClockRefused(place: store.place) }
        return ShiftedClock(showing: try zone().instant(reading: demonstrationClock))
    }
}

/// The refusal of a shifted clock for the store of a real district.
struct ShiftedClockRefused: Explained {
    let place: String
    var kind: FailureKind { .notPermitted }
    var description: String {
        "--demonstration-clock needs a store made by lastday demo, which \(place) is not; drop the option"
    }
}
