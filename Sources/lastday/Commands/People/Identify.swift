import ArgumentParser
import LastdayCommandLine
import LastdayCore
import LastdayMessages
import LastdayService

struct Identify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identify",
        abstract: "Settle whose an account is, when a feed gives its username to another person.",
        usage: "lastday identify [<options>] <username> --id <identifier>",
        discussion: """
            An import leaves out a line that gives a username to another person than the store knows. This command says \
            what is right: the account belongs to the person who has the identifier already; or its person has a new \
            identifier (--same-person); or the username was given to somebody new (--new-person), and the next import \
            brings the name. Nothing else changes: a closed account stays closed, and a departure keeps the name of \
            who left.
            """
    )

    @Argument(help: "The account's username.")
    var username: String

    @Option(help: ArgumentHelp("The person's identifier in the district's files.", valueName: "identifier"))
    var id: String

    @Flag(help: "The account's person has this identifier from now on.")
    var samePerson = false

    @Flag(help: "The username was given to somebody new.")
    var newPerson = false

    @Flag(help: "Show what would happen, without changing anything.")
    var dryRun = false

    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard !(samePerson && newPerson) else {
            throw ValidationError("--same-person and --new-person cannot be combined; drop one")
        }
    }

    func run() throws {
        let whose: Identifying.Whose = samePerson ? .same : newPerson ? .new : .known
        let outcome = try store.runner().run("identify", dryRun: dryRun) { records, _, _ in
            try Identifying.decide(username, as: id, whose, in: records)
        }.outcome
        let name = outcome.person.name.isEmpty ? "somebody new" : outcome.person.name
        let before = outcome.previous.map { ", before it was that of \($0.name)" } ?? ""
        say(printable("\(outcome.account.username) is the account of \(name) (\(id))\(before)"))
        if dryRun { say("dry run: nothing was changed") }
    }
}
