import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct Held: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "held",
        abstract: "Show which accounts are held back, and where their Expires Dates came from.",
        usage: "lastday held [<options>]",
        discussion: """
            Accounts that nobody queued are held back if more of them are due than one night may close. They are \
            grouped by Expires Date and by the act that entered it; --accounts lists each one.
            """
    )

    @Flag(help: "List each account.")
    var accounts = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let runner = try store.runner()
        let now = runner.clock.now()
        let (hold, groups) = try runner.store.read { records in
            let night = runner.policy.night(at: now)
            let hold = try Holding.hold(on: night, at: now, in: records, under: runner.policy)
            guard let hold else { return (Hold?.none, [Holding.Group]()) }
            return (hold, try Holding.groups(at: now, in: records, under: runner.policy))
        }
        if output.format == .table, let hold {
            say("\(counted(hold.count, "account", "accounts")) held back; nobody queued them")
        }
        listing(of: groups, under: runner.policy, token: hold?.token).write(as: output.format)
        if output.format == .table, let hold {
            say("if all of them have left, release them for this night only: lastday release \(hold.token)")
        }
    }

    private func listing(of groups: [Holding.Group], under policy: Policy, token: String?) -> Listing {
        let names = accounts || output.format != .table
        return Listing(
            columns: (names ? [.init("Username", "username", shrinks: true)] : [])
                + [
                    .init("Expires Date", "expires_on"), .init("Entered with", "command"),
                    .init("By", "actor", shrinks: true), .init("At", "at"),
                ] + (names ? [] : [.init("Accounts", "accounts")]) + [.init(nil, "token")],
            rows: groups.flatMap { group in
                let shared = fields(of: group, under: policy)
                guard names else {
                    return [shared + [.number(Int64(group.accounts.count)), .optional(token)]]
                }
                return group.accounts.map { [.text($0.username)] + shared + [.optional(token)] }
            },
            emptiness: "nothing is held back"
        )
    }

    private func fields(of group: Holding.Group, under policy: Policy) -> [FieldValue] {
        let forPeople = output.format == .table
        guard let origin = group.origin else {
            return [.date(group.expiresOn), forPeople ? .text("not in the audit") : .none, .none, .none]
        }
        return [
            .date(group.expiresOn), .text(origin.command), .text(origin.actor),
            .text(forPeople ? HumanDates(in: policy.zone).instant(origin.at) : origin.at.toTheSecond),
        ]
    }
}
