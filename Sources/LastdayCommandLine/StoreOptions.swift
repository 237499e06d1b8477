public import ArgumentParser
import Glibc
import LastdayMessages
public import LastdayRules
public import LastdayService
import LastdayStores

/// Which store, and which settings: the same for every command and for the service.
public struct StoreOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The configuration.",
            discussion: "\(Settings.usualPath) where neither --config nor --store is given.",
            valueName: "file"
        ),
        completion: .file(extensions: ["toml"])
    )
    var config: String?

    @Option(help: ArgumentHelp("The store.", valueName: "file"), completion: .file())
    var store: String?

    @Option(
        help: ArgumentHelp(
            "The district's zone, as America/Denver; the store's, once it has one.",
            valueName: "zone"
        )
    )
    var timezone: String?

    @Option(help: ArgumentHelp("Show this instant; for stores of lastday demo only.", visibility: .private))
    var demonstrationClock: String?

    /// Options that choose nothing.
    public init() {}

    /// The settings that these options choose.
    ///
    /// - Throws: `SettingsFailure`, or ``LastdayService/ZoneFailure`` where the zone of the command line is none.
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

    /// The settings as the rules need them, for the store that they choose, which need not be there and is only read.
    ///
    /// - Throws: What the settings or the store throw.
    public func policy() throws -> Policy {
        let (settings, zones) = (try settings(), ZoneDatabase())
        try settings.refuseUnknownZone(zones)
        let isThere = access(settings.store, F_OK) == 0
        let kept = isThere ? try Stores.zone(at: settings.store) : nil
        return try settings.policy(with: kept, ofStoreAt: settings.store, zones: zones)
    }

    /// Opens the store and everything that acts on it, for the real person who types.
    ///
    /// - Throws: What the settings or the store throw.
    public func office() throws -> Office {
        try office { ComparedStore(try Stores.open(at: $0), depth: .newest) }
    }

    /// Opens the store for whoever looks at what it lost, and may accept that; it is not compared with the journal.
    ///
    /// - Throws: What the settings or the store throw.
    public func officeForRecovery() throws -> Office { try office { try Stores.open(at: $0) } }

    private func office(opening open: (String) throws -> any Store) throws -> Office {
        let (settings, zones) = (try settings(), ZoneDatabase())
        try settings.refuseUnknownZone(zones)
        let store = try open(settings.store)
        return try office(in: store, settings, settings.policy(for: store, zones: zones))
    }

    /// The same for moving the store to a zone, whatever the configuration names: by the zone that is left or, where that
    /// is not known on this machine, by the new one.
    ///
    /// - Throws: What the settings or the store throw.
    public func office(movingTo zone: Zone) throws -> Office {
        let zones = ZoneDatabase()
        var settings = try settings()
        settings.timezone = nil
        let store = ComparedStore(try Stores.open(at: settings.store), depth: .newest)
        do {
            return try office(in: store, settings, settings.policy(for: store, zones: zones))
        } catch is ZoneFailure {
            let new = StoreZone(zone.name)
            return try office(
                in: store,
                settings,
                settings.policy(with: new, ofStoreAt: store.place, zones: zones)
            )
        }
    }

    private func office(in store: any Store, _ settings: Settings, _ policy: Policy) throws -> Office {
        Office(
            store: store,
            policy: policy,
            clock: try clock(for: store, in: policy.zone),
            actor: try .current(inContainerOf: settings.storeInContainer),
            herald: Herald(),
            metrics: MetricsFile(at: settings.metricsTextfile)
        )
    }

    /// Looks at the store from outside; to be asked before it is opened.
    ///
    /// - Throws: What the settings throw.
    public func witness() throws -> Witness {
        let place = try settings().store
        return Witness(ofStoreAt: place, lockedBy: Stores.lockFile(at: place))
    }

    /// The system's clock; for a demonstration's store alone, a shifted one.
    ///
    /// - Throws: Where a real district's accounts would be closed at the wrong time.
    public func clock(for store: any Store, in zone: @autoclosure () throws -> Zone) throws -> any WallClock {
        guard let demonstrationClock else { return SystemClock() }
        guard try store.purpose() == .demonstration else { throw ShiftedClockRefused(place: store.place) }
        return ShiftedClock(showing: try zone().instant(reading: demonstrationClock))
    }
}

/// A shifted clock on a real district's store.
struct ShiftedClockRefused: Explained {
    let place: String
    var kind: FailureKind { .notPermitted }
    var description: String {
        "\(place) is no demonstration's store, so its clock is the system's; drop the option"
    }
}
