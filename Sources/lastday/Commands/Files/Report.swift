import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Show an auditor who left when, was closed when and by which run, and was queued by whom.",
        usage: "lastday report [<options>]",
        discussion: "For a page to print, with a calendar of upcoming departures: --format html > report.html"
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv, html

        /// The same format for a list of records; nil for an HTML page.
        var listed: OutputOptions.Format? { OutputOptions.Format(rawValue: rawValue) }
    }

    @Option(help: "Output format.")
    var format = Format.table

    @Option(help: ArgumentHelp("Only accounts closed since the beginning of this date.", valueName: "date"))
    var since: DateArgument?

    @OptionGroup var store: StoreOptions

    func run() throws {
        let runner = try store.runner()
        let (start, policy) = (try since?.date(), runner.policy)
        let instant = start.map { Midnight.beginning(of: $0, in: policy.zone) }
        let page = try runner.store.read { records -> ReportPage? in
            guard let listed = format.listed else {
                return ReportPage(
                    closed: try Reporting.closed(since: instant, in: records, under: policy),
                    coming: try records.departures(.queued),
                    since: start,
                    policy: policy,
                    now: runner.clock.now()
                )
            }
            try Self.listing.write(as: listed) { take in
                try Reporting.forEachClosed(since: instant, in: records, under: policy) {
                    take(Self.cells(of: $0, policy, forPeople: listed == .table))
                }
            }
            return nil
        }
        if let page { Terminal.current.write(page.text) }
    }

    private static let listing = Listing(
        columns: [
            .init("Username", "username"), .init("Name", "name", shrinks: true),
            .init(nil, "district_id"),
            .init("Last day", "last_day"), .init("Closed", "closed_at"),
            .init("Hours after", "hours_after"),
            .init("Run", "run"), .init("Kind", "run_kind"), .init("Queued by", "queued_by"),
            .init(nil, "queued_at"), .init(nil, "reason"),
        ],
        emptiness: "nobody was closed"
    )

    private static func cells(
        of one: Reporting.Closed,
        _ policy: Policy,
        forPeople: Bool
    ) -> [FieldValue] {
        [
            .text(one.username), .optional(one.personName), .optional(one.person?.districtID),
            .date(one.lastDay),
            forPeople ? .text(HumanDates(in: policy.zone).instant(one.closedAt)) : .instant(one.closedAt),
            // A JSON number with the same digits as in the table.
            one.hoursAfter.map { .json($0) } ?? .none, (one.run?.number).map { .number($0) } ?? .none,
            .optional(one.run?.kind.rawValue), .optional(one.departure?.queuedBy),
            .instant(one.departure?.queuedAt), .optional(one.departure?.reason),
        ]
    }
}
