import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService

struct Nights: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nights",
        abstract: "Show the ledger of nights, latest first.",
        usage: "lastday nights [<options>]"
    )

    @Option(help: ArgumentHelp("How many nights to show.", valueName: "count"))
    var last = 30

    @OptionGroup var output: OutputOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let runner = try store.runner()
        let (nights, runs) = try runner.store.read { records in
            let nights = try records.nights(limit: last)
            return (nights, try records.runs(since: nights.last?.run.number ?? 0))
        }
        let rows = LedgerRows(nights: nights, runs: runs, policy: runner.policy)
        Listing(
            columns: [
                .init("Night", "night"), .init("Midnight", "midnight"), .init("State", "state"),
                .init("Run", "run"),
                .init("Closed", "closed"), .init("Held", "held"), .init("Released", "released_by_run"),
                .init(nil, "closed_by_release"), .init(nil, "doubt"),
            ],
            rows: rows.cells(forPeople: output.format == .table),
            emptiness: "no nights yet"
        ).write(as: output.format)
        guard output.format == .table else { return }
        for doubt in rows.doubts { say(printable("run \(doubt.run): \(doubt.text)")) }
    }
}
