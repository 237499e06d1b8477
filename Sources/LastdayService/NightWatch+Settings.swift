@preconcurrency import Dispatch
import LastdayRules
import Logging

extension NightWatch {
    func reload() {
        manager.reloading(atMonotonicMicroseconds: DispatchTime.now().uptimeNanoseconds / 1_000)
        do {
            try adopt(reread(), because: .reloaded)
        } catch {
            log.tell(.error, .refusedConfiguration, "\(error); the old configuration stays in force")
        }
        manager.ready(status: status)
    }

    /// Takes settings into force and plans by them.
    func adopt(_ new: Settings, because kind: ServiceEvent) throws {
        let policy = try new.policy(zones: zones)
        guard new != settings || policy.zone != office.policy.zone || kind == .reloaded else { return }
        settings = new
        (office, log) = Self.furnish(store, policy, clock, hasTerminal: hasTerminal)
        planned = nil
        log.tell(
            .notice,
            kind,
            "In force: zone \(policy.zone.name), accounts expire at \(policy.expires.rawValue)"
        )
        if new.store != store.place {
            log.tell(.warning, kind, "The store \(new.store) is served only after a restart")
        }
        try attend()
    }
}
