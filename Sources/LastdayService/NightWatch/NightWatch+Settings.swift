@preconcurrency import Dispatch
import LastdayRules
import LastdaySystem
import Logging

extension NightWatch {
    /// Reads the configuration again; one that cannot be used leaves the old one in force.
    func reload() {
        manager.reloading(atMonotonicMicroseconds: DispatchTime.now().uptimeNanoseconds / 1_000)
        do {
            try adopt(reread(), because: .reloaded)
            answer { try settle() }
        } catch {
            let isCritical = (error as? ZoneFailure)?.isCritical ?? false
            log.tell(
                isCritical ? .critical : .error,
                .refusedConfiguration,
                "\(error); the old configuration stays in force"
            )
        }
        manager.ready(status: status)
    }

    /// Takes settings into force, with the zone's rules as they are now.
    ///
    /// - Throws: ``ZoneFailure`` or ``WatchFailure``; the old settings stay in force then.
    func adopt(_ new: Settings, because kind: ServiceEvent) throws {
        let policy = try watchedPolicy(of: new)
        guard new != settings || policy.zone != office.policy.zone || kind == .reloaded else { return }
        settings = new
        (office, log) = Self.furnish(store, new, policy, clock, unnoted, journal, hasTerminal: hasTerminal)
        planned = nil
        log.tell(
            .notice,
            kind,
            "In force: zone \(policy.zone.name), accounts expire at \(policy.expires.rawValue)"
        )
        takeZone()
        if new.store != store.place {
            log.tell(.warning, kind, "The store \(new.store) is served only after a restart")
        }
    }

    /// The policy of these settings, read after the watch over the zone's files was laid: a change between the two
    /// is seen, by one or the other.
    private func watchedPolicy(of settings: Settings) throws -> Policy {
        let policy = try settings.policy(for: store, zones: zones)
        let file = zones.path(of: policy.zone.name)
        let isTheMachines = if case .machine = policy.zoneOrigin { true } else { false }
        try alarm?.watchZone(isTheMachines ? zones.machineFiles + [file] : [file])
        let now = try settings.policy(for: store, zones: zones)
        return now.zone.name == policy.zone.name ? now : try watchedPolicy(of: settings)
    }
}
