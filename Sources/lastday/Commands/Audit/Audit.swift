import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService

struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Show what was done, by whom and when; or prove that nobody has tampered with the audit.",
        subcommands: [Show.self, Verify.self, Recover.self],
        defaultSubcommand: Show.self
    )

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract:
                "Show what was done, by whom and when; with --format json, also the old and new values.",
            usage: "lastday audit show [<options>] [<username>]"
        )

        @Argument(help: "Only entries about this account.")
        var username: String?

        @Option(help: ArgumentHelp("Only entries since the beginning of this date.", valueName: "date"))
        var since: DateArgument?

        @OptionGroup var output: OutputOptions
        @OptionGroup var store: StoreOptions

        func run() throws {
            let runner = try store.runner()
            let zone = runner.policy.zone
            let start = try since?.date()
            var selection = AuditSelection(
                username: username,
                since: start.map { Midnight.beginning(of: $0, in: zone) }
            )
            let isForPeople = output.format == .table
            let forPeople: [Listing.Column] = [
                .init("No", "sequence"), .init("At", "at"), .init("Event", "event"),
                .init("Username", "username", shrinks: true), .init("Expires Date", "expires_on"),
                .init("Run", "run"), .init("By", "actor", shrinks: true),
            ]
            let listing = Listing(
                columns: isForPeople ? forPeople : AuditEntry.form.names.map { .init($0, $0) },
                emptiness: "no entries"
            )
            try runner.store.read { records in
                selection.username = try username.map {
                    try records.existingAccount(named: $0, exactly: runner.policy.isCaseSensitive).username
                }
                try listing.write(as: output.format) { take in
                    try records.forEachEntry(of: selection) { entry in
                        take(isForPeople ? Self.cells(of: entry, in: zone) : entry.fields.map(\.value))
                    }
                }
            }
        }

        private static func cells(of entry: AuditEntry, in zone: Zone) -> [FieldValue] {
            [
                .number(entry.sequence), .text(HumanDates(in: zone).instant(entry.at)),
                .text(entry.kind.rawValue), .optional(entry.username), .date(entry.expiresOn),
                entry.run.map { .number($0) } ?? .none, .text(entry.actor),
            ]
        }
    }
}
