import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct Reschedule: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reschedule",
        abstract: "Move a departure to another last day.",
        usage: "lastday reschedule [<options>] (<username> --last-day <date> | --from <file>)",
        discussion: """
            If the person has left already, this corrects the last day, for which any day up to today may be given: \
            the Expires Date and the End Dates that the departure entered change with it, and the account stays \
            closed.
            """
    )

    @Argument(help: "The account's username.")
    var username: String?

    @Option(help: ArgumentHelp("The new last day of employment.", valueName: "date"))
    var lastDay: DateArgument?

    @OptionGroup var list: ListOptions

    @OptionGroup var protection: ProtectionOptions

    @OptionGroup var store: StoreOptions

    func validate() throws {
        try list.validate(username)
        guard (list.from == nil) == (lastDay != nil) else {
            throw ValidationError(
                list.from == nil
                    ? "give the new last day with --last-day DATE"
                    : "with --from, the file has the new last days; drop --last-day"
            )
        }
    }

    func run() throws {
        let runner = try store.runner()
        let command = protection.recorded("reschedule" + (list.from == nil ? "" : " --from"))
        guard let username, let date = try lastDay?.date() else {
            return try rescheduleAll(of: list.from ?? "", runner, command)
        }
        try Question.confirmingFarDay(unless: list.yes) { acceptsFarDay in
            try move(username, to: date, acceptingFarDay: acceptsFarDay, runner, command)
        }
    }

    private func move(
        _ username: String,
        to date: CivilDate,
        acceptingFarDay acceptsFarDay: Bool,
        _ runner: ActionRunner,
        _ command: String
    ) throws {
        let result = try runner.run(command, dryRun: list.dryRun) {
            try decide(username, date, acceptsFarDay, in: $0, under: $1, on: $2)
        }
        let outcome = result.outcome
        say(sentence(username, outcome, to: date, runner.policy, at: result.at))
        guard outcome.previousLastDay != date else { return }
        LeftAlone(
            hasExpiresDate: !outcome.movedExpiresOn,
            records: outcome.leftAlone,
            stillEnded: outcome.stillEnded
        ).write()
        if list.dryRun { say("dry run: nothing was changed") }
    }

    private func rescheduleAll(of path: String, _ runner: ActionRunner, _ command: String) throws {
        let lines = try list.reading.read(path, with: store)
        let words = ListOptions.Words(verb: "reschedule", done: "rescheduled")
        try list.act(on: lines, runner, command, words, readingStaying: true) {
            account,
            row,
            records,
            policy,
            context in
            guard let lastDay = row.lastDay else { throw Refusal.noLastDay }
            let decision = try decide(
                account.username,
                lastDay,
                list.yes,
                in: records,
                under: policy,
                on: context
            )
            return Decision(decision.events, (decision.outcome, lastDay))
        } sentence: { done in
            let (outcome, lastDay) = done.outcome
            return sentence(done.username, outcome, to: lastDay, runner.policy, at: runner.clock.now())
        }
    }

    private func decide(
        _ username: String,
        _ lastDay: CivilDate,
        _ acceptsFarDay: Bool,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Rescheduling.Outcome> {
        try Rescheduling.decide(
            username,
            to: lastDay,
            overridingProtection: protection.isOverridden,
            acceptingFarDay: acceptsFarDay,
            in: records,
            under: policy,
            on: context
        )
    }

    private func sentence(
        _ username: String,
        _ outcome: Rescheduling.Outcome,
        to date: CivilDate,
        _ policy: Policy,
        at now: Instant
    ) -> String {
        guard outcome.previousLastDay != date else {
            return "\(username) is already queued for \(HumanDates.day(date)); nothing changed"
        }
        let expiry = policy.displayText(outcome.account, now: now)
        return
            "\(username): moved from \(HumanDates.day(outcome.previousLastDay)) to \(HumanDates.day(date)); \(expiry)"
    }
}
