import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService

struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Let through what is held back: exactly that list, and this night only.",
        discussion: "The service closes them at once. Without a service, lastday sweep does it."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "What lastday held shows below the list.")
    var token: String

    func run() throws {
        let isServed = try store.witness().isServed
        let outcome = try store.office().act("release") {
            try Releasing.decide(token, in: $0, under: $1, on: $2)
        }.outcome
        let count = counted(outcome.hold.count, "account", "accounts")
        let next = isServed ? "lastdayd closes them now" : "no lastdayd serves the store; type: lastday sweep"
        say("released \(count) of the night of \(Telling.day(outcome.run.night)); \(next)")
    }
}
