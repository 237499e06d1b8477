import ArgumentParser
import LastdayCommandLine
import LastdayRules
import LastdayService

struct Nights: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show the ledger of nights, latest first.")

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("How many.", valueName: "count"))
    var last = 30

    func run() throws {
        let office = try store.office()
        let telling = Telling(in: office.policy.zone)
        let forPeople = output.format == .table
        let (nights, runs) = try office.store.read { records in
            let nights = try records.nights(limit: last)
            return (nights, try records.runs(since: nights.last?.run.number ?? 0))
        }
        let releases = Dictionary(runs.compactMap { run in run.releases.map { ($0, run) } }) { $1 }
        Listing(
            columns: [
                .init("Night", "night"), .init("Midnight", "midnight"), .init("State", "state"),
                .init("Run", "run"),
                .init("Closed", "closed"), .init("Held", "held"), .init("Released", "released_by_run"),
            ],
            rows: nights.map { one in
                [
                    .text(forPeople ? Telling.day(one.night.date) : one.night.date.description),
                    .text(forPeople ? telling.instant(one.night.midnight) : one.night.midnight.toTheSecond),
                    .text(one.night.state.rawValue),
                    .number(one.run.number),
                    .number(Int64(one.run.closed)),
                    .number(Int64(one.night.state == .held ? one.run.held : 0)),
                    one.run.token.flatMap { releases[$0] }.map {
                        forPeople ? .text("by run \($0.number)") : .number($0.number)
                    } ?? .none,
                ]
            },
            emptiness: "no night yet"
        ).write(as: output.format)
    }
}
