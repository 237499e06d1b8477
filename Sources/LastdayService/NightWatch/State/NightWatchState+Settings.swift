import LastdayCore
import LastdaySystem

extension NightWatchState {
    /// Puts settings into force.
    mutating func adopt(_ settings: Settings, _ policy: Policy, _ adoption: Adoption) -> [NightWatchEffect] {
        let isNew = settings != inForce.settings || policy.zone != inForce.policy.zone
        guard isNew || adoption == .reload else { return [] }
        inForce = InForce(settings: settings, policy: policy)
        plan.report(nil)
        let isElsewhere = settings.store != servedStore
        return [.report(.inForce(adoption))] + lookAfterZone()
            + (isElsewhere ? [.report(.otherStoreConfigured(adoption))] : [])
    }

    /// Lets the store adopt the configured zone, or warns if the district's has not been named.
    func lookAfterZone() -> [NightWatchEffect] {
        switch inForce.policy.zoneOrigin {
        case .store: []
        case .configuration: [.giveStoreTheZone]
        case .machineAtMaking, .machine: [.report(.zoneIsTheMachines)]
        }
    }

    /// Asks for the policy of the store's zone if another process has moved the store; returns nil if the
    /// zone in force applies.
    ///
    /// Until that policy is read, the old zone stays in force, but no act is decided by it
    /// (``ActionRunner/refuseAnotherZone(in:)``).
    func follow(_ zone: StoreZone?) -> [NightWatchEffect]? {
        guard let zone, zone.isChosen, zone.name != inForce.policy.zone.name else { return nil }
        var moved = inForce.settings
        var effects: [NightWatchEffect] = []
        if let configured = moved.timezone, configured != zone.name {
            effects = [.report(.zoneMovedAway(from: configured, to: zone.name))]
            moved.timezone = zone.name
        }
        return effects + [.ask(.policy(of: moved, .movedZone))]
    }
}
