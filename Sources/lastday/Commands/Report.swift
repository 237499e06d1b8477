import ArgumentParser
import LastdayCommandLine
import LastdayRules
import LastdayService

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Tell an auditor who left when, closed when, by which run, and queued by whom.",
        discussion: "As a page it also has a calendar of the departures to come: --format html > report.html"
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv, html
    }

    @OptionGroup var store: StoreOptions

    @Option(help: "How to answer.")
    var format = Format.table

    @Option(help: ArgumentHelp("Only accounts that were closed since this date began.", valueName: "date"))
    var since: DateArgument?

    func run() throws {
        let office = try store.office()
        let start = try since?.date()
        let (closed, coming) = try office.store.read { records in
            (
                try Reporting.closed(
                    since: start.map { Midnight.beginning(of: $0, in: office.policy.zone) },
                    in: records,
                    under: office.policy
                ),
                try records.departures(.queued)
            )
        }
        switch format {
        case .table: listing(closed, office.policy, forPeople: true).write(as: .table)
        case .json: listing(closed, office.policy, forPeople: false).write(as: .json)
        case .csv: listing(closed, office.policy, forPeople: false).write(as: .csv)
        case .html:
            let page = ReportPage(
                closed: closed,
                coming: coming,
                since: start,
                policy: office.policy,
                now: office.clock.now()
            )
            Terminal.current.write(page.text)
        }
    }

    private func listing(_ closed: [Reporting.Closed], _ policy: Policy, forPeople: Bool) -> Listing {
        Listing(
            columns: [
                .init("Username", "username"), .init("Name", "name", shrinks: true),
                .init(nil, "district_id"),
                .init("Last day", "last_day"), .init("Closed", "closed_at"),
                .init("Hours after", "hours_after"),
                .init("Run", "run"), .init("Run's kind", "run_kind"), .init("Queued by", "queued_by"),
                .init(nil, "queued_at"), .init(nil, "reason"),
            ],
            rows: closed.map { one in
                [
                    .text(one.username), .optional(one.person?.name), .optional(one.person?.districtID),
                    .date(one.lastDay),
                    forPeople
                        ? .text(Telling(in: policy.zone).instant(one.closedAt)) : .instant(one.closedAt),
                    // A JSON number, with the digits that the table has.
                    one.hoursAfter.map { .json($0) } ?? .none, (one.run?.number).map { .number($0) } ?? .none,
                    .optional(one.run?.kind.rawValue), .optional(one.departure?.queuedBy),
                    .instant(one.departure?.queuedAt), .optional(one.departure?.reason),
                ]
            },
            emptiness: "nobody was closed"
        )
    }
}
