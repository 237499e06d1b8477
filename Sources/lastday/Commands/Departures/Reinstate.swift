import ArgumentParser
import LastdayCommandLine
import LastdayImport
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct Reinstate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinstate",
        abstract: "Open an account again, so that no midnight closes it because of the old date.",
        usage: "lastday reinstate [<options>] (<username> | --from <file>) (--expires <date> | --never)"
    )

    @Argument(help: "The account's username.")
    var username: String?

    @OptionGroup var list: ListOptions

    @Option(help: ArgumentHelp("Its new Expires Date, which must be in the future.", valueName: "date"))
    var expires: DateArgument?

    @Flag(help: "Let it never expire.")
    var never = false

    @Flag(help: "With --expires and today's date: keep it open until the next midnight.")
    var tonight = false

    @Flag(
        help: ArgumentHelp(
            "Leave the employment and assignments ended that the departure ended.",
            discussion: "They stay ended anyway if the person has another open employment."
        )
    )
    var leaveEnded = false

    @OptionGroup var store: StoreOptions

    func validate() throws {
        try list.validate(username)
        guard list.from == nil || expires == nil else {
            throw ValidationError(
                "with --from, the file has the Expires Dates; drop --expires, or give --never"
            )
        }
        guard list.from != nil || never != (expires != nil) else {
            throw ValidationError("give --expires DATE or --never")
        }
    }

    func run() throws {
        let expiresOn = try expires?.date()
        let runner = try store.runner()
        guard let username else { return try reinstateAll(of: list.from ?? "", runner) }
        try Question.confirmingFarDay(unless: list.yes) { acceptsFarDay in
            try reinstate(username, expiresOn, acceptingFarDay: acceptsFarDay, runner)
        }
    }

    private func reinstate(
        _ username: String,
        _ expiresOn: CivilDate?,
        acceptingFarDay acceptsFarDay: Bool,
        _ runner: ActionRunner
    ) throws {
        let result = try runner.run("reinstate", dryRun: list.dryRun) {
            try decide(username, expiresOn, acceptsFarDay, in: $0, under: $1, on: $2)
        }
        let outcome = result.outcome
        say(sentence(username, outcome, runner.policy, at: result.at))
        say(printable(comesBack(outcome.account)))
        if let cancelled = outcome.cancelled {
            say("its departure for \(HumanDates.day(cancelled.lastDay)) is cancelled")
        }
        LeftAlone(records: outcome.leftAlone, stillEnded: outcome.stillEnded).write()
        for record in outcome.restored { say(printable("\(record) has its former End Date again")) }
        for record in outcome.stayEnded {
            say(printable("\(record) stays ended; to add a new one, use lastday import"))
        }
        if list.dryRun { say("dry run: nothing was changed") }
    }

    private func reinstateAll(of path: String, _ runner: ActionRunner) throws {
        let lines: DeparturesCSV
        do {
            lines = try list.reading.read(path, days: never ? .ignored : .needed, with: store)
        } catch let unreadable as UnreadableFeed where unreadable.description.contains("no column Last Day") {
            throw ListWithoutDates(why: unreadable.description)
        }
        let words = ListOptions.Words(verb: "reinstate", done: "reinstated")
        try list.act(on: lines, runner, "reinstate --from", words) {
            account,
            row,
            records,
            policy,
            context in
            try decide(
                account.username,
                never ? nil : row.lastDay,
                list.yes,
                in: records,
                under: policy,
                on: context
            )
        } sentence: { done in
            sentence(done.username, done.outcome, runner.policy, at: runner.clock.now())
        }
    }

    private func decide(
        _ username: String,
        _ expiresOn: CivilDate?,
        _ acceptsFarDay: Bool,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Reinstating.Outcome> {
        try Reinstating.decide(
            username,
            expiresOn: expiresOn,
            acceptingToday: tonight,
            acceptingFarDay: acceptsFarDay,
            leavingEnded: leaveEnded,
            in: records,
            under: policy,
            on: context
        )
    }

    private func sentence(
        _ username: String,
        _ outcome: Reinstating.Outcome,
        _ policy: Policy,
        at now: Instant
    ) -> String {
        "\(username) reinstated (was \(outcome.previous)): \(policy.displayText(outcome.account, now: now))"
    }

    /// Returns a sentence about the roles and groups that the account has again; since it was closed, they
    /// may not have been reviewed.
    private func comesBack(_ account: UserAccount) -> String {
        let parts = [("role", "roles", account.roles), ("group", "groups", account.groups)].map {
            one,
            many,
            names in
            names.isEmpty
                ? "no \(many)" : "the \(names.count == 1 ? one : many) \(names.joined(separator: ", "))"
        }
        return "it comes back with \(parts.joined(separator: " and "))"
    }
}

/// The failure of a list of people to reinstate that has no dates.
private struct ListWithoutDates: Explained {
    let why: String
    var kind: FailureKind { .badData }
    var description: String { "\(why); reinstate needs a column Expires Date with the new dates, or --never" }
}
