import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService

struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Release the accounts that are held back: exactly that list, for this night only.",
        usage: "lastday release [<options>] <token>",
        discussion: "The service closes them at once. If it is not running, lastday sweep does."
    )

    @Argument(help: "The token that lastday held shows below the list.")
    var token: String

    @OptionGroup var store: StoreOptions

    func run() throws {
        let isServed = try store.probe().isServed
        let outcome = try store.runner().run("release") {
            try Releasing.decide(token, in: $0, under: $1, on: $2)
        }.outcome
        let count = counted(outcome.hold.count, "account", "accounts")
        let next = isServed ? "lastdayd closes them now" : "lastdayd is not running, so type: lastday sweep"
        say("released \(count) of the night of \(HumanDates.day(outcome.run.night)); \(next)")
    }
}
