import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
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

    @OptionGroup var protection: ProtectionOptions

    @OptionGroup var store: StoreOptions

    func run() throws {
        let date = try lastDay.date()
        let office = try store.office()
        let acted = try office.act(protection.recorded("reschedule")) {
            try Rescheduling.decide(
                username,
                to: date,
                overridingProtection: protection.isOverridden,
                in: $0,
                under: $1,
                on: $2
            )
        }
        let outcome = acted.outcome
        guard outcome.previousLastDay != date else {
            return say("\(username) is already queued for \(Telling.day(date)); nothing changed")
        }
        let expiry = office.policy.told(outcome.account, now: acted.at)
        say(
            "\(username): moved from \(Telling.day(outcome.previousLastDay)) to \(Telling.day(date)); \(expiry)"
        )
        LeftAlone(
            hasExpiresDate: !outcome.movedExpiresOn,
            records: outcome.leftAlone,
            keptByOther: outcome.keptByOther
        ).write()
    }
}
