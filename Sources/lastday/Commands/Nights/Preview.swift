import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService

struct Preview: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Tell what a midnight will do.",
        discussion: "Without --on it is the next midnight."
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("The date that the midnight begins.", valueName: "date"))
    var on: DateArgument?

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
            say("none until a clock is believed: \(doubt); if it is right: lastday sweep --trust-clock")
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
