import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct Cancel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancel a departure, and restore the Expires Date that it replaced.",
        usage: "lastday cancel [<options>] (<username> | --from <file>)"
    )

    @Argument(help: "The account's username.")
    var username: String?

    @Flag(
        help: "Cancel even if the restored Expires Date has passed and the account becomes inactive."
    )
    var now = false

    @OptionGroup var list: ListOptions

    @OptionGroup var protection: ProtectionOptions

    @OptionGroup var store: StoreOptions

    func validate() throws { try list.validate(username) }

    func run() throws {
        let runner = try store.runner()
        let command = protection.recorded("cancel" + (list.from == nil ? "" : " --from"))
        if let path = list.from { return try cancelAll(of: path, runner, command) }
        let username = username ?? ""
        let result = try runner.run(command, dryRun: list.dryRun) {
            try decide(username, in: $0, under: $1, on: $2)
        }
        let outcome = result.outcome
        say(sentence(username, outcome, runner.policy, at: result.at))
        LeftAlone(
            hasExpiresDate: !outcome.restoredExpiresOn,
            records: outcome.leftAlone,
            stillEnded: outcome.stillEnded
        ).write()
        if list.dryRun { say("dry run: nothing was changed") }
    }

    private func cancelAll(of path: String, _ runner: ActionRunner, _ command: String) throws {
        let lines = try list.reading.read(path, days: .ignored, with: store)
        try list.act(on: lines, runner, command, ListOptions.Words(verb: "cancel", done: "cancelled")) {
            account,
            _,
            records,
            policy,
            context in
            try decide(account.username, in: records, under: policy, on: context)
        } sentence: { done in
            sentence(done.username, done.outcome, runner.policy, at: runner.clock.now())
        }
    }

    private func decide(
        _ username: String,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Cancelling.Outcome> {
        try Cancelling.decide(
            username,
            acceptingPast: now,
            overridingProtection: protection.isOverridden,
            in: records,
            under: policy,
            on: context
        )
    }

    private func sentence(
        _ username: String,
        _ outcome: Cancelling.Outcome,
        _ policy: Policy,
        at now: Instant
    )
        -> String
    {
        let expiry = policy.displayText(outcome.account, now: now)
        return "\(username): departure of \(HumanDates.day(outcome.offboarding.lastDay)) cancelled; \(expiry)"
    }
}
