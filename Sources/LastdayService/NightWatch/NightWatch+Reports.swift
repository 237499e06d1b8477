import LastdayMessages
import LastdayRules
import LastdaySystem
import Logging

extension NightWatch {
    /// Puts into words what the watch has to say of itself.
    func tell(_ report: NightWatchReport) {
        switch report {
        case .started:
            log.tell(.notice, .started, "Serving the store \(store.place), zone \(zone.name)")
        case .stopped:
            log.tell(.notice, .stopping, "Stopped, as told; what is due stays due")
        case .clockSet(let now):
            log.tell(.notice, .clockSet, "The clock was set: it is \(told(now))")
        case .clockUnset(let reading):
            log.tell(
                .warning,
                .clockUnset,
                "Nothing has set the clock, and nights go by it all the same: it is "
                    + "\(told(reading.wall)); see: timedatectl"
            )
        case .planned(let night, let sentence):
            log.tell(.info, .planned, sentence, ["LASTDAY_NIGHT": "\(night)"])
        case .leftToPeople(let findings):
            tell(findings)
        case .failed(let trouble):
            let isForAPerson = trouble.remedy == .person
            log.tell(
                isForAPerson ? .critical : .error,
                isForAPerson ? .wentBack : .failed,
                "\(trouble.message); trying again every \(trouble.delay) s"
            )
        case .recovered:
            log.tell(.notice, .recovered, "The trouble is over, and what was owed is done")
        case .inForce, .otherStoreConfigured, .settingsRefused, .zoneMovedAway, .zoneIsTheMachines:
            tellOfSettings(report)
        }
    }

    private func tellOfSettings(_ report: NightWatchReport) {
        let (settings, policy) = (state.inForce.settings, state.inForce.policy)
        switch report {
        case .inForce(let adoption):
            log.tell(
                .notice,
                adoption.event,
                "In force: zone \(zone.name), accounts expire at \(policy.expires.rawValue)"
            )
        case .otherStoreConfigured(let adoption):
            log.tell(.warning, adoption.event, "The store \(settings.store) is served only after a restart")
        case .settingsRefused(let trouble):
            let isCritical = (trouble.failure as? ZoneFailure)?.isCritical ?? false
            log.tell(
                isCritical ? .critical : .error,
                .refusedConfiguration,
                "\(trouble.message); the old configuration stays in force"
            )
        case .zoneMovedAway(let configured, let moved):
            log.tell(
                .critical,
                .zoneChanged,
                "The configuration names the zone \(configured), and the store was moved to \(moved): "
                    + "name that one, or the next start is refused"
            )
        case .zoneIsTheMachines:
            log.tell(
                .warning,
                .started,
                "The zone \(zone.name) is the machine's, for nobody has named the district's; "
                    + "name it with: lastday store zone NAME"
            )
        default:
            break
        }
    }

    private var zone: Zone { state.inForce.policy.zone }

    private func told(_ instant: Instant) -> String { Telling(in: zone).instant(instant) }
}

extension Adoption {
    /// What it is called in the journal.
    fileprivate var event: ServiceEvent {
        switch self {
        case .reload: .reloaded
        case .movedZone, .renewal: .zoneChanged
        }
    }
}
