import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService

struct Reschedule: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reschedule",
        abstract: "Move a departure to another last day."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The account.")
    var username: String

    @Option(help: ArgumentHelp("The new last day of employment.", valueName: "date"))
    var lastDay: DateArgument

    @Flag(
        name: .customLong("protected"),
        help: "It is meant that nobody is left with a role that somebody must have; the audit keeps that."
    )
    var overridesProtection = false

    func run() throws {
        let date = try lastDay.date()
        let office = try store.office()
        let acted = try office.act(overridesProtection ? "reschedule --protected" : "reschedule") {
            try Rescheduling.decide(
                username,
                to: date,
                overridingProtection: overridesProtection,
                in: $0,
                under: $1,
                on: $2
            )
        }
        let outcome = acted.outcome
        guard outcome.previousLastDay != date else {
            return say("\(username) is queued for \(Telling.day(date)) already; nothing changed")
        }
        let expiry = office.policy.told(outcome.account, now: acted.at)
        say(
            "\(username): moved from \(Telling.day(outcome.previousLastDay)) to \(Telling.day(date)); \(expiry)"
        )
        if !outcome.movedExpiresOn {
            say("its Expires Date had been changed since, so it was left as it is")
        }
        for record in outcome.leftAlone {
            say(printable("\(record) had been changed since, so it was left as it is"))
        }
        for kept in outcome.keptByOther { say(printable(kept.sentence)) }
    }
}
