import ArgumentParser
import LastdayCommandLine
import LastdayRules
import LastdayService

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an account, its person and its departures."
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The account.")
    var username: String

    func run() throws {
        let office = try store.office()
        let sheet = try office.store.read { records in
            let account = try records.existingAccount(named: username)
            return AccountSheet(
                account: account,
                person: try account.person.flatMap { try records.person($0) },
                employments: try (account.person.map(records.employments) ?? []).map {
                    (employment: $0, assignments: try records.assignments(under: $0.number))
                },
                documents: try account.person.map(records.documents) ?? [],
                offboardings: try records.offboardings(of: account.number),
                policy: office.policy,
                now: office.clock.now()
            )
        }
        sheet.write(as: output.format)
    }
}
