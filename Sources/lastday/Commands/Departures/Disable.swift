import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService

struct Disable: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Shut an account at once.",
        discussion:
            "Today is entered as the Expires Date where none or a later one stands, as the guide recommends."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The account.")
    var username: String

    @Flag(
        name: .customLong("protected"),
        help: "The account is protected, or your own, and it is meant all the same; the audit keeps that."
    )
    var overridesProtection = false

    func run() throws {
        let office = try store.office()
        let acted = try office.act(overridesProtection ? "disable --protected" : "disable") {
            try Disabling.decide(
                username,
                overridingProtection: overridesProtection,
                in: $0,
                under: $1,
                on: $2
            )
        }
        let outcome = acted.outcome
        let expiry = office.policy.told(outcome.account, now: acted.at)
        say("\(username): \(expiry)")
        if outcome.previousExpiresOn != outcome.account.expiresOn {
            say(
                "replaces \(outcome.previousExpiresOn.map { "the Expires Date \(Telling.day($0))" } ?? "no Expires Date")"
            )
        }
        if let queued = outcome.queued {
            say("its departure for \(Telling.day(queued.lastDay)) stays queued")
        }
    }
}
