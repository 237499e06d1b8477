import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService

struct Reinstate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinstate",
        abstract: "Open an account again, so that no midnight closes it by the old date."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The account.")
    var username: String

    @Option(help: ArgumentHelp("Its new Expires Date, in the future.", valueName: "date"))
    var expires: DateArgument?

    @Flag(help: "It never expires.")
    var never = false

    func validate() throws {
        guard never != (expires != nil) else {
            throw ValidationError("say until when: --expires DATE, or --never")
        }
    }

    func run() throws {
        let expiresOn = try expires?.date()
        let office = try store.office()
        let acted = try office.act("reinstate") {
            try Reinstating.decide(username, expiresOn: expiresOn, in: $0, under: $1, on: $2)
        }
        let outcome = acted.outcome
        let expiry = office.policy.told(outcome.account, now: acted.at)
        say("\(username) reinstated (was \(outcome.previous)): \(expiry)")
        say(printable(comesBack(outcome.account)))
        if let cancelled = outcome.cancelled {
            say("its departure for \(Telling.day(cancelled.lastDay)) is cancelled by that")
        }
        for record in outcome.leftAlone {
            say(printable("\(record) had been changed since, so it was left as it is"))
        }
        for kept in outcome.keptByOther { say(printable(kept.sentence)) }
        for record in outcome.stayEnded {
            say(printable("\(record) stays ended; a new one comes with lastday import"))
        }
    }
    /// What the account may do again, which nobody has looked at since it was closed.
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
