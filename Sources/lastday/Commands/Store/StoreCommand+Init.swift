import ArgumentParser
import LastdayCommandLine
import LastdayCore
import LastdayService
import LastdayStores
import LastdaySystem

extension StoreCommand {
    struct Init: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init",
            abstract: "Make an empty store.",
            usage: "lastday store init [<options>]",
            discussion: """
                The store remembers the district's time zone. It is the one given with --timezone or in the configuration. \
                If there is none, you are asked for it at a terminal; without a terminal it is the machine's until \
                lastday store zone names another.
                """
        )

        @OptionGroup var store: StoreOptions

        func run() throws {
            let (settings, zones) = (try store.settings(), ZoneDatabase())
            try settings.refuseUnknownZone(zones)
            // Checked first, so that the user is not asked for a zone in vain.
            try Stores.refuseExisting(at: settings.store)
            let zone = try settings.timezone.map { StoreZone($0) } ?? asked(zones) ?? machines(zones)
            let made = try Stores.make(at: settings.store, zone: zone)
            LastingChange.record()
            say("made the empty store \(made.place)")
            guard let zone, zone.isChosen else {
                return say(
                    "its zone is \(try zone?.name ?? zones.machineZone().zone.name), this machine's, because none was given; "
                        + "before you queue anybody, set the district's with: lastday store zone NAME"
                )
            }
            say("its zone is \(zone.name)")
        }

        /// Asks for a zone at the terminal and returns it; nil without a terminal.
        private func asked(_ zones: ZoneDatabase) throws -> StoreZone? {
            guard Question.canBeAsked else { return nil }
            let proposal = try machines(zones)?.name
            while let answer = Question.text("The district's time zone?", proposing: proposal) {
                do {
                    return StoreZone(try zones.zone(named: answer, blaming: .usage).name)
                } catch {
                    say("\(error)")
                }
            }
            return nil
        }

        /// Returns the machine's zone, for the store to remember; nil if it has no name in the zone database.
        private func machines(_ zones: ZoneDatabase) throws -> StoreZone? {
            let name = try zones.machineZone().zone.name
            guard (try? zones.zone(named: name, blaming: .configuration)) != nil else { return nil }
            return StoreZone(name, isChosen: false)
        }
    }
}
