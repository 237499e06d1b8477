import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService

struct Active: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "active",
        abstract: "Tell whether an account may be used: exit code 0 if so, 1 if not.",
        discussion: """
            An account whose Expires Date has passed is out of use from that midnight on. Where that night has been \
            attended and left it open, it is in use: held back, protected, or because the clock was in doubt.

            An instant to come is told as the nights until then will have it; a past one by the records as they are now.
            """
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The account.")
    var username: String

    @Option(help: ArgumentHelp("When, as 2026-12-18T23:59, in the district's zone.", valueName: "instant"))
    var at: String?

    func run() throws {
        let office = try store.office()
        let instant = try at.map { try office.policy.zone.instant(reading: $0) } ?? office.clock.now()
        let standing = try office.store.read { records in
            try office.policy.standing(
                of: try records.existingAccount(named: username),
                at: instant,
                given: Attendance(at: office.clock.now(), in: records)
            )
        }
        switch output.format {
        case .table:
            let why = standing.stay.map { ": \($0)" } ?? ""
            say(
                printable(
                    "\(username) is \(standing.word) at \(Telling(in: office.policy.zone).instant(instant))\(why)"
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
