import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService

struct Cancel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Call a departure off; the Expires Date that it replaced stands again."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The account.")
    var username: String

    @Flag(
        help: "It is meant that the account is out of use then, because the restored Expires Date has passed."
    )
    var now = false

    @Flag(
        name: .customLong("protected"),
        help: "It is meant that nobody is left with a role that somebody must have; the audit keeps that."
    )
    var overridesProtection = false

    func run() throws {
        let office = try store.office()
        let acted = try office.act(overridesProtection ? "cancel --protected" : "cancel") {
            try Cancelling.decide(
                username,
                acceptingPast: now,
                overridingProtection: overridesProtection,
                in: $0,
                under: $1,
                on: $2
            )
        }
        let outcome = acted.outcome
        let expiry = office.policy.told(outcome.account, now: acted.at)
        say("\(username): departure of \(Telling.day(outcome.offboarding.lastDay)) cancelled; \(expiry)")
        if !outcome.restoredExpiresOn {
            say("its Expires Date had been changed since, so it was left as it is")
        }
        for record in outcome.leftAlone {
            say(printable("\(record) had been changed since, so it was left as it is"))
        }
        for kept in outcome.keptByOther { say(printable(kept.sentence)) }
    }
}
