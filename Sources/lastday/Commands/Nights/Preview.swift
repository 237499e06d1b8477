import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
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
        let runner = try store.runner()
        let now = runner.clock.now()
        let night = try on?.date() ?? Midnight.next(after: now, in: runner.policy.zone)
        let (preview, doubt, unknown) = try runner.store.read { records in
            (
                try Previewing.preview(on: night, in: records, under: runner.policy),
                try HealthSnapshot.doubt(in: records),
                try runner.policy.protection.unknown(in: records)
            )
        }
        if output.format == .table {
            let midnight = HumanDates(in: runner.policy.zone).instant(preview.midnight)
            let distance = HumanDates.distance(to: preview.midnight, from: now)
            let count = preview.accounts.count { $0.action == .closes }
            let held = preview.hold.map { ", \($0.count) held back" } ?? ""
            say("\(midnight) (\(distance)): \(counted(count, "account closes", "accounts close"))\(held)")
        }
        if output.format == .table, let doubt {
            say(
                "nobody is closed until the clock can be trusted: \(doubt); if it is right: lastday sweep --trust-clock"
            )
        }
        if output.format == .table, !unknown.isEmpty { say(printable(unknownProtectedText(unknown))) }
        Listing(
            columns: [
                .init("Username", "username"), .init("Name", "name", shrinks: true),
                .init("Expires Date", "expires_on"),
                .init("Queued by", "queued_by"), .init("Fate", "fate"),
            ],
            rows: preview.accounts.map { one in
                [
                    .text(one.account.account.username),
                    .optional(one.offboarding?.personName ?? one.account.person?.name),
                    .date(one.account.account.expiresOn),
                    .optional(one.offboarding?.queuedBy),
                    .text(one.action.rawValue),
                ]
            },
            emptiness: "nobody is due then"
        ).write(as: output.format)
    }
}
