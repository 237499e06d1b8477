import ArgumentParser
import LastdayCommandLine

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Look the configuration over.",
        subcommands: [Check.self]
    )

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Tell what a configuration puts in force, or what is wrong with it: exit code 78 then.",
            discussion:
                "As strictly as the service reads it; nothing is written, and the store is read for its zone only."
        )

        @OptionGroup var store: StoreOptions

        @Argument(
            help: "The configuration; the one in force where none is given.",
            completion: .file(extensions: ["toml"])
        )
        var file: String?

        func run() throws { for line in try store.check(file) { say(line) } }
    }
}
