import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find people and accounts by the beginning of a last name or username.",
        usage: "lastday search [<options>] <name>",
        discussion: "Without --people or --users both are searched, and an account is found by either name."
    )

    @Argument(help: "How the last name or the username begins, in upper or lower case.")
    var name: String

    @Flag(help: "Search all people, including those without an account.")
    var people = false

    @Flag(help: "Search the accounts.")
    var users = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let runner = try store.runner()
        let now = runner.clock.now()
        let found: [(one: AccountOrPerson, standing: Standing?)] = try runner.store.read { records in
            var found = people && !users ? [] : try records.accounts(matching: name).map(AccountOrPerson.init)
            if people || !users {
                let seen = Set(found.compactMap(\.account?.number))
                found += try records.people(lastName: name).flatMap(AccountOrPerson.all)
                    .filter { $0.account.map { !seen.contains($0.number) } ?? true }
            }
            let history = try NightHistory(at: now, in: records)
            return try found.map { one in
                (one, try one.account.map { try runner.policy.standing(of: $0, at: now, given: history) })
            }
        }
        Listing(
            columns: [
                .init("Username", "username"), .init("Name", "name", shrinks: true),
                .init("District ID", "district_id"),
                .init("Standing", "standing", shrinks: true), .init("Expires Date", "expires_on"),
            ],
            rows: found.map { one, standing in
                [
                    .optional(one.account?.username),
                    .optional(one.person?.name),
                    .optional(one.person?.districtID),
                    .text(standing?.description ?? "no account"),
                    .date(one.account?.expiresOn),
                ]
            },
            emptiness: "nobody found"
        ).write(as: output.format)
    }
}

/// One line of a search: an account with its person, or a person without an account.
struct AccountOrPerson {
    let account: UserAccount?
    let person: Person?

    init(_ found: AccountWithPerson) {
        account = found.account
        person = found.person
    }

    private init(account: UserAccount?, person: Person?) {
        self.account = account
        self.person = person
    }

    static func all(_ found: PersonWithAccounts) -> [AccountOrPerson] {
        guard !found.accounts.isEmpty else { return [AccountOrPerson(account: nil, person: found.person)] }
        return found.accounts.map { AccountOrPerson(account: $0, person: found.person) }
    }
}
