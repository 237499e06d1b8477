import ArgumentParser
import LastdayCommandLine
import LastdayRules
import LastdayService

struct Nights: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nights",
        abstract: "Show the ledger of nights, latest first."
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("How many.", valueName: "count"))
    var last = 30

    func run() throws {
        let office = try store.office()
        let telling = Telling(in: office.policy.zone)
        let forPeople = output.format == .table
        let nights = try office.store.read { try $0.nights(limit: last) }
        Listing(
            columns: [
                .init("Night", "night"), .init("Midnight", "midnight"), .init("State", "state"),
                .init("Run", "run"),
                .init("Closed", "closed"),
            ],
            rows: nights.map { one in
                [
                    .text(forPeople ? Telling.day(one.night.date) : one.night.date.description),
                    .text(forPeople ? telling.instant(one.night.midnight) : one.night.midnight.toTheSecond),
                    .text(one.night.state.rawValue),
                    .number(one.run.number),
                    .number(Int64(one.run.closed)),
                ]
            },
            emptiness: "no night yet"
        ).write(as: output.format)
    }
}
