import LastdayMessages
import LastdayCore
import LastdaySystem
import Logging

extension NightWatch {
    /// Logs a report of the watch about itself, in words.
    func publish(_ report: NightWatchReport) {
        switch report {
        case .started:
            log.report(.notice, .started, "Serving the store \(store.place), zone \(zone.name)")
        case .stopped:
            log.report(.notice, .stopping, "Stopped on request; what is due stays due")
        case .clockSet(let now):
            log.report(.notice, .clockSet, "The clock was set: it is \(displayText(now))")
        case .clockUnset(let reading):
            log.report(
                .warning,
                .clockUnset,
                "Nothing has set the clock, and nights go by it all the same: it is "
                    + "\(displayText(reading.wall)); see: timedatectl"
            )
        case .planned(let night, let sentence):
            log.report(.info, .planned, sentence, ["LASTDAY_NIGHT": "\(night)"])
        case .leftToPeople(let findings):
            publish(findings)
        case .failed(let trouble):
            let isForAPerson = trouble.remedy == .person
            log.report(
                isForAPerson ? .critical : .error,
                isForAPerson ? .wentBack : .failed,
                "\(trouble.message); trying again every \(trouble.delay) s"
            )
        case .recovered:
            log.report(.notice, .recovered, "The trouble is over, and what was owed is done")
        case .inForce, .otherStoreConfigured, .settingsRefused, .zoneMovedAway, .zoneIsTheMachines:
            reportSettings(report)
        }
    }

    private func reportSettings(_ report: NightWatchReport) {
        let (settings, policy) = (state.inForce.settings, state.inForce.policy)
        switch report {
        case .inForce(let adoption):
            log.report(
                .notice,
                adoption.event,
                "In force: zone \(zone.name), accounts expire at \(policy.expires.rawValue)"
            )
        case .otherStoreConfigured(let adoption):
            log.report(.warning, adoption.event, "The store \(settings.store) is served only after a restart")
        case .settingsRefused(let trouble):
            let isCritical = (trouble.failure as? ZoneFailure)?.isCritical ?? false
            log.report(
                isCritical ? .critical : .error,
                .refusedConfiguration,
                "\(trouble.message); the old configuration stays in force"
            )
        case .zoneMovedAway(let configured, let moved):
            log.report(
                .critical,
                .zoneChanged,
                "The configuration names the zone \(configured), and the store was moved to \(moved): "
                    + "name that one, or the next start is refused"
            )
        case .zoneIsTheMachines:
            log.report(
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

    private func displayText(_ instant: Instant) -> String { HumanDates(in: zone).instant(instant) }
}

extension Adoption {
    /// The event's kind in the journal.
    fileprivate var event: ServiceEvent {
        switch self {
        case .reload: .reloaded
        case .movedZone, .renewal: .zoneChanged
        }
    }
}
