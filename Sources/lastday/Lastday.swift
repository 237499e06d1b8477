import ArgumentParser
import LastdayCommandLine

/// The command line.
///
/// Every configuration names its command. Otherwise ArgumentParser would derive the names from the types at
/// every start, which takes longer than looking up an account.
@main
struct Lastday: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lastday",
        abstract: "Enter a person's last day once; their account closes at the midnight that ends it.",
        discussion: """
            To begin: lastday import FOLDER --dry-run, lastday queue USERNAME --last-day DATE, lastday preview, \
            lastday health.

            Dates are written 2026-12-18 or 12/18/2026. Nothing is ever deleted. The exit codes are those of \
            sysexits(3).
            """,
        version: lastdayVersion,
        subcommands: [Demo.self],
        groupedSubcommands: [
            CommandGroup(
                name: "Departures",
                subcommands: [Queue.self, List.self, Reschedule.self, Cancel.self]
            ),
            CommandGroup(
                name: "Accounts",
                subcommands: [Show.self, Search.self, Active.self, Disable.self, Reinstate.self]
            ),
            CommandGroup(name: "People", subcommands: [TeamCommand.self, Contacts.self, Identify.self]),
            CommandGroup(
                name: "Nights",
                subcommands: [
                    Preview.self, Held.self, Release.self, Sweep.self, Undo.self, Nights.self, Audit.self,
                    Report.self, Midnights.self,
                ]
            ),
            CommandGroup(
                name: "Store",
                subcommands: [
                    Import.self, Export.self, StoreCommand.self, ConfigCommand.self, HealthCommand.self,
                ]
            ),
        ]
    )

    static func main() async { await Program.run(Self.self) }
}
