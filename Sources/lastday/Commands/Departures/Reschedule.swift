import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService

struct Reschedule: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reschedule",
        abstract: "Move a departure to another last day.",
        usage: "lastday reschedule [<options>] <username> --last-day <date>"
    )

    @Argument(help: "The account's username.")
    var username: String

    @Option(help: ArgumentHelp("The new last day of employment.", valueName: "date"))
    var lastDay: DateArgument

    @Flag(name: .shortAndLong, help: "Accept a last day more than two years away without asking.")
    var yes = false

    @OptionGroup var protection: ProtectionOptions

    @OptionGroup var store: StoreOptions

    func run() throws {
        try Question.confirmingFarDay(unless: yes) { try move(acceptingFarDay: $0) }
    }

    private func move(acceptingFarDay acceptsFarDay: Bool) throws {
        let date = try lastDay.date()
        let runner = try store.runner()
        let result = try runner.run(protection.recorded("reschedule")) {
            try Rescheduling.decide(
                username,
                to: date,
                overridingProtection: protection.isOverridden,
                acceptingFarDay: acceptsFarDay,
                in: $0,
                under: $1,
                on: $2
            )
        }
        let outcome = result.outcome
        guard outcome.previousLastDay != date else {
            return say("\(username) is already queued for \(HumanDates.day(date)); nothing changed")
        }
        let expiry = runner.policy.displayText(outcome.account, now: result.at)
        say(
            "\(username): moved from \(HumanDates.day(outcome.previousLastDay)) to \(HumanDates.day(date)); \(expiry)"
        )
        LeftAlone(
            hasExpiresDate: !outcome.movedExpiresOn,
            records: outcome.leftAlone,
            stillEnded: outcome.stillEnded
        ).write()
    }
}
