import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService

struct Disable: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Disable an account at once.",
        usage: "lastday disable [<options>] <username>",
        discussion:
            "Today becomes its Expires Date, unless it has an earlier one."
    )

    @Argument(help: "The account's username.")
    var username: String

    @OptionGroup var protection: ProtectionOptions

    @OptionGroup var store: StoreOptions

    func run() throws {
        let office = try store.office()
        let acted = try office.act(protection.recorded("disable")) {
            try Disabling.decide(
                username,
                overridingProtection: protection.isOverridden,
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
                outcome.previousExpiresOn.map { "replaces the Expires Date \(Telling.day($0))" }
                    ?? "it had no Expires Date before"
            )
        }
        if let queued = outcome.queued {
            say("its departure for \(Telling.day(queued.lastDay)) stays queued")
        }
    }
}
