import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an account, its person and its departures.",
        usage: "lastday show [<options>] <username>",
        discussion: "Of many departures only the latest 100 are shown; lastday list USERNAME shows all."
    )

    /// The maximum number of departures shown.
    private static let departuresAtMost = 100

    @Argument(help: "The account's username, or a person's District ID.")
    var username: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let runner = try store.runner()
        let sheet = try runner.store.read { records in
            let (account, person) = try found(in: records, exactly: runner.policy.isCaseSensitive)
            let now = runner.clock.now()
            let departures = try account.map {
                try records.latestOffboardings(of: $0.number, limit: Self.departuresAtMost)
            }
            return AccountSheet(
                account: account,
                person: person,
                employments: try (person.map { try records.employments(of: $0.number) } ?? []).map {
                    (employment: $0, assignments: try records.assignments(under: $0.number))
                },
                documents: try person.map { try records.all(Document.self, naming: $0.number) } ?? [],
                offboardings: departures?.latest ?? [],
                earlierDepartures: departures.map { $0.count - $0.latest.count } ?? 0,
                standing: try account.map {
                    try runner.policy.standing(of: $0, at: now, given: NightHistory(at: now, in: records))
                },
                policy: runner.policy,
                now: now
            )
        }
        sheet.write(as: output.format)
    }

    /// Returns the account with that username or, if there is none, the person with that District ID, who may
    /// have no account.
    private func found(in records: any RecordReader, exactly isExact: Bool) throws -> (UserAccount?, Person?)
    {
        if try records.account(typed: username, exactly: isExact) == nil,
            let person = try records.person(typed: username, exactly: isExact)
        {
            let accounts = try records.accounts(of: person.number)
            guard accounts.count <= 1 else {
                throw SeveralAccounts(person: person.name, usernames: accounts.map(\.username))
            }
            return (accounts.first, person)
        }
        let account = try records.existingAccount(named: username, exactly: isExact)
        return (account, try account.person.flatMap { try records.person($0) })
    }
}

/// The failure if the named person has several accounts.
private struct SeveralAccounts: Explained {
    let person: String
    let usernames: [String]
    var kind: FailureKind { .usage }
    var description: String {
        "\(quoted(person)) has several accounts; show one of them: \(usernames.joined(separator: ", "))"
    }
}
