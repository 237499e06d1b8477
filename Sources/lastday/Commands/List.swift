import ArgumentParser
import LastdayCommandLine
import LastdayRules
import LastdayService

struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the departures.")

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "Only those in this state.")
    var state: DepartureState?

    @Option(
        help: ArgumentHelp(
            "Only those whose last day is within so many days from today, as 30d.",
            valueName: "span"
        )
    )
    var within: DaySpan?

    func run() throws {
        let office = try store.office()
        let today = office.policy.night(at: office.clock.now())
        let departures = try office.store.read { try $0.departures(state?.state) }.filter { departure in
            within.map { (today...today.adding(days: $0.days)).contains(departure.offboarding.lastDay) }
                ?? true
        }
        Listing(
            columns: [
                .init("Username", "username"), .init("Name", "name", shrinks: true),
                .init("Last day", "last_day"),
                .init("Inactive from", "inactive_from"), .init("State", "state"),
                .init(nil, "reason"), .init(nil, "queued_at"), .init(nil, "queued_by"),
                .init(nil, "ended_at"),
                .init(nil, "replaced_expires_on"),
            ],
            rows: departures.map { row($0, office.policy) },
            emptiness: "no departures"
        ).write(as: output.format)
    }

    private func row(_ departure: Departure, _ policy: Policy) -> [FieldValue] {
        let lastDay = departure.offboarding.lastDay
        let forPeople = output.format == .table
        return [
            .text(departure.account.username),
            .optional(departure.person?.name),
            .date(lastDay),
            forPeople ? policy.inactiveFromCell(lastDay) : .text(policy.inactiveFrom(lastDay).toTheSecond),
            .text(departure.offboarding.state.rawValue),
            .optional(departure.offboarding.reason),
            .instant(departure.offboarding.queuedAt),
            .text(departure.offboarding.queuedBy),
            .instant(departure.offboarding.endedAt),
            .date(departure.offboarding.replacedExpiresOn),
        ]
    }
}

/// A departure's state on the command line.
enum DepartureState: String, ExpressibleByArgument, CaseIterable {
    case queued, completed, cancelled

    var state: Offboarding.State {
        switch self {
        case .queued: .queued
        case .completed: .completed
        case .cancelled: .cancelled
        }
    }
}

/// A number of days on the command line: 30d, or 30.
struct DaySpan: ExpressibleByArgument {
    let days: Int

    init?(argument: String) {
        let digits = argument.hasSuffix("d") ? argument.dropLast() : argument[...]
        guard let days = Int(digits), (0...36_500).contains(days) else { return nil }
        self.days = days
    }
}
