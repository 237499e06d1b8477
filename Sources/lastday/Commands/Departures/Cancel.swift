import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService

struct Cancel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancel a departure, and restore the Expires Date that it replaced.",
        usage: "lastday cancel [<options>] <username>"
    )

    @Argument(help: "The account's username.")
    var username: String

    @Flag(
        help: "Cancel even if the restored Expires Date has passed and the account becomes inactive."
    )
    var now = false

    @OptionGroup var protection: ProtectionOptions

    @OptionGroup var store: StoreOptions

    func run() throws {
        let runner = try store.runner()
        let result = try runner.run(protection.recorded("cancel")) {
            try Cancelling.decide(
                username,
                acceptingPast: now,
                overridingProtection: protection.isOverridden,
                in: $0,
                under: $1,
                on: $2
            )
        }
        let outcome = result.outcome
        let expiry = runner.policy.displayText(outcome.account, now: result.at)
        say("\(username): departure of \(HumanDates.day(outcome.offboarding.lastDay)) cancelled; \(expiry)")
        LeftAlone(
            hasExpiresDate: !outcome.restoredExpiresOn,
            records: outcome.leftAlone,
            stillEnded: outcome.stillEnded
        ).write()
    }
}
