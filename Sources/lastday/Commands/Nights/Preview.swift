import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService
import LastdaySystem

struct Preview: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show which accounts will be closed, held back or protected at the next midnight.",
        usage: "lastday preview [<options>]",
        discussion: "--on shows another midnight instead."
    )

    @Option(help: ArgumentHelp("The date that begins at that midnight.", valueName: "date"))
    var on: DateArgument?

    @OptionGroup var output: OutputOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let office = try store.office()
        let now = office.clock.now()
        let night = try on?.date() ?? Midnight.next(after: now, in: office.policy.zone)
        let (outlook, doubt) = try office.store.read { records in
            (
                try Previewing.outlook(on: night, in: records, under: office.policy),
                try Vitals.doubt(in: records)
            )
        }
        if output.format == .table {
            let midnight = Telling(in: office.policy.zone).instant(outlook.midnight)
            let distance = Telling.distance(to: outlook.midnight, from: now)
            let count = outlook.accounts.count { $0.fate == .closes }
            let held = outlook.hold.map { ", \($0.count) held back" } ?? ""
            say("\(midnight) (\(distance)): \(counted(count, "account closes", "accounts close"))\(held)")
        }
        if output.format == .table, let doubt {
            say(
                "nobody is closed until the clock can be trusted: \(doubt); if it is right: lastday sweep --trust-clock"
            )
        }
        Listing(
            columns: [
                .init("Username", "username"), .init("Name", "name", shrinks: true),
                .init("Expires Date", "expires_on"),
                .init("Queued by", "queued_by"), .init("Fate", "fate"),
            ],
            rows: outlook.accounts.map { one in
                [
                    .text(one.account.account.username),
                    .optional(one.account.person?.name),
                    .date(one.account.account.expiresOn),
                    .optional(one.offboarding?.queuedBy),
                    .text(one.fate.rawValue),
                ]
            },
            emptiness: "nobody is due then"
        ).write(as: output.format)
    }
}
