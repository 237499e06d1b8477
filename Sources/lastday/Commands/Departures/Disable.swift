import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
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
        let runner = try store.runner()
        let result = try runner.run(protection.recorded("disable")) {
            try Disabling.decide(
                username,
                overridingProtection: protection.isOverridden,
                in: $0,
                under: $1,
                on: $2
            )
        }
        let outcome = result.outcome
        let expiry = runner.policy.displayText(outcome.account, now: result.at)
        say("\(username): \(expiry)")
        if outcome.previousExpiresOn != outcome.account.expiresOn {
            say(
                outcome.previousExpiresOn.map { "replaces the Expires Date \(HumanDates.day($0))" }
                    ?? "it had no Expires Date before"
            )
        }
        if let queued = outcome.queued {
            say("its departure for \(HumanDates.day(queued.lastDay)) stays queued")
        }
    }
}
