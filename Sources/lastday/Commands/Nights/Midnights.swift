import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService

struct Midnights: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "midnights",
        abstract: "List when dates begin: a line each, the date and the UTC instant.",
        discussion:
            "A midnight that clocks leap over, or that comes twice, counts as the first instant of the date."
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("The first date.", valueName: "date"))
    var from: DateArgument

    @Option(help: ArgumentHelp("The last date.", valueName: "date"))
    var to: DateArgument

    @Option(help: ArgumentHelp("Another zone than the district's.", valueName: "zone"))
    var zone: String?

    func run() throws {
        let (first, last) = (try from.date(), try to.date())
        guard first <= last else { throw DatesTheWrongWayRound(from: first, to: last) }
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

/// A span of dates that ends before it begins.
struct DatesTheWrongWayRound: Explained {
    let from, to: CivilDate
    var kind: FailureKind { .usage }
    var description: String { "--from \(from) is later than --to \(to); turn them round" }
}
