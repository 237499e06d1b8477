import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService

struct Reinstate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinstate",
        abstract: "Open an account again, so that no midnight closes it because of the old date.",
        usage: "lastday reinstate [<options>] <username> (--expires <date> | --never)"
    )

    @Argument(help: "The account's username.")
    var username: String

    @Option(help: ArgumentHelp("Its new Expires Date, which must be in the future.", valueName: "date"))
    var expires: DateArgument?

    @Flag(help: "Let it never expire.")
    var never = false

    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard never != (expires != nil) else {
            throw ValidationError("give --expires DATE or --never")
        }
    }

    func run() throws {
        let expiresOn = try expires?.date()
        let runner = try store.runner()
        let result = try runner.run("reinstate") {
            try Reinstating.decide(username, expiresOn: expiresOn, in: $0, under: $1, on: $2)
        }
        let outcome = result.outcome
        let expiry = runner.policy.displayText(outcome.account, now: result.at)
        say("\(username) reinstated (was \(outcome.previous)): \(expiry)")
        say(printable(comesBack(outcome.account)))
        if let cancelled = outcome.cancelled {
            say("its departure for \(HumanDates.day(cancelled.lastDay)) is cancelled")
        }
        LeftAlone(records: outcome.leftAlone, stillEnded: outcome.stillEnded).write()
        for record in outcome.stayEnded {
            say(printable("\(record) stays ended; to add a new one, use lastday import"))
        }
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
