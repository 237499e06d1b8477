import ArgumentParser
import LastdayCommandLine
import LastdayImport

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Check the configuration.",
        subcommands: [Check.self]
    )

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Show which settings would be in force, or what is wrong with them (exit code 78).",
            usage: "lastday config check [<options>] [<file>]",
            discussion:
                "The configuration is read as strictly as by the service. Of the store only the zone is read, and nothing is written."
        )

        @Argument(
            help: "The configuration file (default: the one in force).",
            completion: .file(extensions: ["toml"])
        )
        var file: String?

        @OptionGroup var store: StoreOptions

        func run() throws {
            let lines = try store.check(file)
            _ = try ColumnChoices(configuredBy: store.settings(in: file))
            for line in lines { say(line) }
        }
    }
}
