import LastdayRules
import LastdaySystem
import Logging

extension NightWatch {
    /// Takes the store's zone into force where another process has moved it.
    ///
    /// - Throws: ``ZoneFailure``, ``WatchFailure`` or ``LastdayRules/StoreFailure``; the old zone stays in force then, and
    ///   no act is decided by it (``Office/refuseAnotherZone(in:)``).
    func followZone() throws {
        guard let zone = try store.zone(), zone.isChosen, zone.name != office.policy.zone.name else { return }
        var moved = settings
        if let configured = settings.timezone, configured != zone.name {
            log.tell(
                .critical,
                .zoneChanged,
                "The configuration names the zone \(configured), and the store was moved to \(zone.name): "
                    + "name that one, or the next start is refused"
            )
            moved.timezone = zone.name
        }
        try adopt(moved, because: .zoneChanged)
    }

    /// Lets the store take the configured zone, and warns where nobody has named the district's.
    func takeZone() {
        switch office.policy.zoneOrigin {
        case .store: break
        case .configuration: warnUnless(office.takeZone)
        case .machineAtMaking, .machine:
            log.tell(
                .warning,
                .started,
                "The zone \(office.policy.zone.name) is the machine's, for nobody has named the district's; "
                    + "name it with: lastday store zone NAME"
            )
        }
    }
}
