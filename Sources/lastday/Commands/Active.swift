import ArgumentParser
import LastdayCommandLine
import LastdayRules
import LastdayService

struct Active: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "active",
        abstract: "Tell whether an account may be used: exit code 0 if so, 1 if not."
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
        let account = try office.store.read { try $0.existingAccount(named: username) }
        let standing = office.policy.standing(of: account, at: instant)
        switch output.format {
        case .table:
            say("\(username) is \(standing) at \(Telling(in: office.policy.zone).instant(instant))")
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
