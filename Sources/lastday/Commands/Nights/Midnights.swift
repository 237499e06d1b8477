import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct Midnights: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "midnights",
        abstract: "List when dates begin: one line for each date, with the UTC instant.",
        usage: "lastday midnights [<options>] --from <date> --to <date>",
        discussion:
            "If clocks skip a midnight, or show it twice, the first instant of the date counts."
    )

    @Option(help: ArgumentHelp("The first date.", valueName: "date"))
    var from: DateArgument

    @Option(help: ArgumentHelp("The last date.", valueName: "date"))
    var to: DateArgument

    @Option(help: ArgumentHelp("A time zone other than the district's.", valueName: "zone"))
    var zone: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let (first, last) = (try from.date(), try to.date())
        guard first <= last else { throw ReversedDates(from: first, to: last) }
        let zone = try zone.map { try ZoneDatabase().zone(named: $0, blaming: .usage) } ?? store.policy().zone
        func forEachMidnight(_ take: (_ date: String, _ midnight: String) -> Void) {
            for day in first.dayNumber...last.dayNumber {
                let date = CivilDate(dayNumber: day)
                take(date.description, Midnight.beginning(of: date, in: zone).toTheSecond)
            }
        }
        switch output.format {
        case .table:
            var lines = Output()
            forEachMidnight { lines.write("\($0) \($1)\n") }
            lines.flush()
        case .json, .csv:
            Listing(columns: [.init("Date", "date"), .init("Midnight", "midnight")], emptiness: "")
                .write(as: output.format) { take in forEachMidnight { take([.text($0), .text($1)]) } }
        }
    }
}

/// A range of dates that ends before it begins.
struct ReversedDates: Explained {
    let from, to: CivilDate
    var kind: FailureKind { .usage }
    var description: String { "--from \(from) is later than --to \(to); swap them" }
}
