import LastdayMessages
import LastdayCore

/// The ledger for display: the nights and, between them, the runs that were refused because of the clock.
struct LedgerRows {
    let nights: [NightWithRun]
    /// All runs since the earliest of these nights.
    let runs: [Run]
    let policy: Policy

    /// The reasons for doubting the clock, for each run that did, latest first.
    var doubts: [(run: Int64, text: String)] {
        runs.reversed().compactMap { run in
            run.doubt.map { (run.number, $0 + (run.trustsClock ? "; a person trusted it" : "")) }
        }
    }

    /// Returns the rows, latest run first.
    func cells(forPeople isForPeople: Bool) -> [[FieldValue]] {
        // Releases that closed accounts; a release whose list had changed by the time of its run closed none.
        let releases = runs.filter { run in
            run.releases != nil && run.finishedAt != nil && run.held == 0 && run.closed > 0
        }
        let rows = nights.map { one in
            let isHeld = one.night.state == .held
            return (
                run: one.run, date: one.night.date, midnight: one.night.midnight, state: one.night.state,
                held: isHeld ? one.run.held : 0,
                release: isHeld
                    ? releases.last { $0.night == one.run.night && $0.number > one.run.number } : nil
            )
        }
        let refused = runs.filter(\.isRefused).map { run in
            (
                run: run, date: run.night, midnight: Midnight.beginning(of: run.night, in: policy.zone),
                state: Night.State.inDoubt, held: 0, release: Run?.none
            )
        }
        return (rows + refused).sorted { ($0.run.number, $0.date) > ($1.run.number, $1.date) }.map { row in
            let humanDates = HumanDates(in: policy.zone)
            return [
                .text(isForPeople ? HumanDates.day(row.date) : row.date.description),
                .text(isForPeople ? humanDates.instant(row.midnight) : row.midnight.toTheSecond),
                .text(row.state.rawValue), .number(row.run.number), .number(Int64(row.run.closed)),
                .number(Int64(row.held)),
                row.release.map { run in
                    isForPeople ? .text("\(run.closed) by run \(run.number)") : .number(run.number)
                } ?? .none,
                row.release.map { .number(Int64($0.closed)) } ?? .none, .optional(row.run.doubt),
            ]
        }
    }
}
