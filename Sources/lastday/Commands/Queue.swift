import ArgumentParser
import LastdayCommandLine
import LastdayRules
import LastdayService

struct Queue: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Enter a person's last day; their account closes at the midnight that ends it.",
        discussion: """
            A last day of today or earlier is refused, with the instant at which the account would close: \
            --tonight accepts today, --now closes the account at once.
            """
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The account.")
    var username: String

    @Option(help: ArgumentHelp("The last day of employment.", valueName: "date"))
    var lastDay: DateArgument?

    @Option(help: ArgumentHelp("Why the person leaves.", valueName: "text"))
    var reason: String?

    @Flag(help: "The last day is today: close the account at the coming midnight.")
    var tonight = false

    @Flag(help: "The person has left already: close the account at once.")
    var now = false

    @Flag(help: "Leave the Disabled box alone when the account closes.")
    var noDisable = false

    @Flag(name: .customLong("protected"), help: "The account is protected, and it is meant all the same.")
    var overridesProtection = false

    @Flag(help: "Tell what would happen, and change nothing.")
    var dryRun = false

    func validate() throws {
        guard !(now && tonight) else {
            throw ValidationError("--now and --tonight exclude each other; drop one")
        }
    }

    func run() throws {
        let request = Queueing.Request(
            username: username,
            lastDay: try lastDay?.date(),
            timing: now ? .now : tonight ? .tonight : .planned,
            reason: reason,
            leavesEnabled: noDisable,
            overridesProtection: overridesProtection
        )
        let office = try store.office()
        let outcome = try office.act("queue", dryRun: dryRun) {
            try Queueing.decide(request, in: $0, under: $1, on: $2)
        }
        let expiry = office.policy.told(outcome.account, now: office.clock.now())
        switch (outcome.wasQueuedBefore, outcome.account.closing != nil) {
        case (true, _): say("\(username) was queued already: \(expiry); nothing changed")
        case (_, true): say("\(username) closed: \(expiry)")
        default: say("\(username) queued: \(expiry)")
        }
        if let replaced = outcome.offboarding.replacedExpiresOn, replaced != outcome.offboarding.lastDay {
            say("replaces the Expires Date \(Telling.day(replaced)), which lastday cancel restores")
        }
        if dryRun { say("dry run: nothing was changed") }
    }
}
