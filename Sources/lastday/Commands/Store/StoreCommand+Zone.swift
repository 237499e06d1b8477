import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdayStores
import LastdaySystem

extension StoreCommand {
    struct ZoneCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "zone",
            abstract: "Show the store's time zone, or move the store to another.",
            usage: "lastday store zone [<options>] [<name>]",
            discussion: """
                It first lists which instants move. A running service adopts the new zone at once. From then on a \
                configuration that names another zone is refused.
                """
        )

        @Argument(help: "The new zone, for example America/Denver.")
        var name: String?

        @Flag(help: "Show what would happen, without changing anything.")
        var dryRun = false

        @Flag(name: .shortAndLong, help: "Do not ask for confirmation.")
        var yes = false

        @OptionGroup var store: StoreOptions

        func run() throws {
            guard let name else { return try show() }
            let zone = try ZoneDatabase().zone(named: name, blaming: .usage)
            let runner = try store.runner(movingTo: zone)
            let before = try runner.store.zone()
            guard before != StoreZone(zone.name) else {
                return say("the store's zone is already \(zone.name); nothing changed")
            }
            let now = runner.clock.now()
            let move = try runner.store.read { try ZoneMove(from: runner.policy, to: zone, at: now, in: $0) }
            if let left = before?.name, left != runner.policy.zone.name {
                say(
                    "the zone so far, \(printable(left)), is not known on this machine, so it cannot list which instants move"
                )
            }
            for line in move.lines(from: runner.policy.zone, to: zone) { say(line) }
            guard !dryRun else { return say("dry run: nothing was changed") }
            guard try Question.confirms("move the store to \(zone.name)", unless: yes || !move.movesAnybody)
            else {
                return
            }
            try runner.moveZone(to: zone.name)
            say("the store's zone is \(zone.name)")
            if let configured = try store.settings().timezone, configured != zone.name {
                say(
                    "the configuration names \(printable(configured)): change that to \(zone.name), or remove timezone; until "
                        + "then the service does not start again, and commands are refused"
                )
            }
        }

        /// Shows the store's zone, whatever the configuration says, and writes nothing.
        private func show() throws {
            let place = try store.settings().store
            if let zone = try Stores.zone(at: place), zone.isChosen { return say(zone.name) }
            let policy = try store.policy()
            say(policy.zone.name)
            switch policy.zoneOrigin {
            case .store: break
            case .configuration: say("as configured; the store adopts it with the next change")
            case .machineAtMaking:
                say(
                    "the machine's when the store was made; set the district's with: lastday store zone NAME"
                )
            case .machine(let reason):
                say(
                    "the machine's\(reason.map { ", \($0)" } ?? ""); set the district's with: lastday store zone NAME"
                )
            }
        }
    }
}

extension ZoneMove {
    /// Returns the effects of the move, one line each.
    fileprivate func lines(from old: Zone, to new: Zone) -> [String] {
        func time(_ instant: Instant, in zone: Zone) -> String {
            "\(HumanDates(in: zone).instant(instant)) (\(instant.toTheSecond))"
        }
        func sentence(_ some: Some, _ what: String) -> String? {
            guard some.count > 0 else { return nil }
            let more = some.count - some.first.count
            return
                "\(counted(some.count, "account", "accounts")) \(what): \(some.first.joined(separator: ", "))"
                + (more > 0 ? " and \(more) more" : "")
        }
        return [
            "next midnight in \(old.name): \(time(nextBefore, in: old))",
            "next midnight in \(new.name): \(time(nextAfter, in: new))",
            "\(counted(departures, "queued departure", "queued departures")) and "
                + "\(counted(others, "other account", "other accounts")) with an Expires Date close at another instant",
            sentence(dueAtOnce, "would be due at once"),
            sentence(shortened, "would have a shorter last day"),
        ].compactMap(\.self)
    }
}
