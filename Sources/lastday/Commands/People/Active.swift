import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct Active: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "active",
        abstract: "Check whether an account may be used: exit code 0 if so, 1 if not.",
        usage: "lastday active [<options>] <username>",
        discussion: """
            An account whose Expires Date has passed is out of use from that midnight on, unless the night left it \
            open: because it was held back, because it is protected, or because the clock was in doubt.

            For a future instant the answer includes what the nights until then will do. For a past instant it goes \
            by the records as they are now.
            """
    )

    @Argument(help: "The account's username.")
    var username: String

    @Option(
        help: ArgumentHelp(
            "At this instant in the district's time zone, for example 2026-12-18T23:59 (default: now).",
            valueName: "instant"
        )
    )
    var at: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let runner = try store.runner()
        let instant = try at.map { try runner.policy.zone.instant(reading: $0) } ?? runner.clock.now()
        let standing = try runner.store.read { records in
            try runner.policy.standing(
                of: try records.existingAccount(named: username, exactly: runner.policy.isCaseSensitive),
                at: instant,
                given: NightHistory(at: runner.clock.now(), in: records)
            )
        }
        switch output.format {
        case .table:
            let why = standing.keptOpen.map { ": \($0)" } ?? ""
            say(
                printable(
                    "\(username) is \(standing.word) at \(HumanDates(in: runner.policy.zone).instant(instant))\(why)"
                )
            )
        case .json, .csv:
            Listing(
                columns: [
                    .init("Username", "username"), .init("At", "at"), .init("Active", "active"),
                    .init("Standing", "standing"),
                ],
                rows: [
                    [
                        .text(username), .text(instant.toTheSecond), .flag(standing.isActive),
                        .text(standing.description),
                    ]
                ],
                emptiness: ""
            ).write(as: output.format)
        }
        guard standing.isActive else { throw ExitCode(1) }
    }
}
