import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List departures.",
        usage: "lastday list [<options>] [<username>]"
    )

    @Argument(help: "Only departures of this account.")
    var username: String?

    @Option(help: "Only departures in this state.")
    var state: DepartureState?

    @Option(
        help: ArgumentHelp(
            "Only departures whose last day is within this many days from today, for example 30d.",
            valueName: "span"
        ),
        transform: DaySpan.init(argument:)
    )
    var within: DaySpan?

    @OptionGroup var output: OutputOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let runner = try store.runner()
        let now = runner.clock.now()
        let today = runner.policy.night(at: now)
        let days = within.map { today...today.adding(days: $0.days) }
        let listing = Listing(
            columns: [
                .init("Username", "username"), .init("Name", "name", shrinks: true),
                .init("Last day", "last_day"),
                .init("Inactive from", "inactive_from"), .init("State", "state"),
                .init(nil, "reason"), .init(nil, "queued_at"), .init(nil, "queued_by"),
                .init(nil, "ended_at"),
                .init(nil, "replaced_expires_on"),
                .init(nil, "keeps_account"), .init(nil, "standing"),
            ],
            emptiness: "no departures"
        )
        try runner.store.read { records in
            let history = try NightHistory(at: now, in: records)
            let account = try username.map {
                try records.existingAccount(named: $0, exactly: runner.policy.isCaseSensitive).number
            }
            try listing.write(as: output.format) { take in
                try records.forEachDeparture(state?.state, of: account) { departure in
                    guard days?.contains(departure.offboarding.lastDay) ?? true else { return }
                    let account = departure.account
                    let standing = try runner.policy.standing(of: account, at: now, given: history)
                    take(row(departure, standing, runner.policy))
                }
            }
        }
    }

    /// Returns a departure's state for people: one that is queued for an account that has been closed since is no
    /// longer waiting for its last day.
    private func shownState(of departure: Departure, _ standing: Standing) -> String {
        let state = departure.offboarding.state
        guard state == .queued, departure.account.closing != nil, !standing.isActive else {
            return state.rawValue
        }
        return "closed early"
    }

    private func row(_ departure: Departure, _ standing: Standing, _ policy: Policy) -> [FieldValue] {
        let (lastDay, state) = (departure.offboarding.lastDay, departure.offboarding.state)
        // Nil if the departure entered no Expires Date, because the account stays in use.
        let expiresOn = departure.offboarding.enteredExpiresOn
        let why = state == .queued ? standing.keptOpen.map { ", in use: \($0)" } ?? "" : ""
        let forPeople = output.format == .table
        return [
            .text(departure.account.username),
            .optional(departure.personName),
            .date(lastDay),
            forPeople
                ? expiresOn == nil ? .text("stays in use") : policy.inactiveFromCell(expiresOn)
                : .optional(expiresOn.map { policy.inactiveFrom($0).toTheSecond }),
            .text(forPeople ? shownState(of: departure, standing) + why : state.rawValue),
            .optional(departure.offboarding.reason),
            .instant(departure.offboarding.queuedAt),
            .text(departure.offboarding.queuedBy),
            .instant(departure.offboarding.endedAt),
            .date(departure.offboarding.replacedExpiresOn),
            .flag(departure.offboarding.keepsAccount),
            .text(standing.description),
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
struct DaySpan {
    let days: Int

    init(argument: String) throws {
        let digits = argument.hasSuffix("d") ? argument.dropLast() : argument[...]
        guard let days = Int(digits), (0...36_500).contains(days) else {
            throw ValidationError("write a number of days, for example 30d")
        }
        self.days = days
    }
}
