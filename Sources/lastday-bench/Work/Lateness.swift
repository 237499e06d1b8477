import ArgumentParser
import Glibc
import LastdayCore
import LastdayService
import LastdayStores
import LastdaySystem

extension Work {
    /// A midnight that comes shortly after the service has begun to wait for it.
    ///
    /// Prints the milliseconds from the midnight until the first closing of an account whose last day it ends
    /// is on the disk, and until the thousandth is, or the last if there are fewer.
    struct Lateness: AsyncParsableCommand {
        @Argument var store: String
        /// Which of the district's nights; those before it are overdue.
        @Option var night = 0
        /// How long before the midnight the service starts, in seconds.
        @Option var lead: Int64 = 1
        /// The socket of a journal to which entries are still being sent when midnight comes.
        @Option var journal: String?
        /// The number of rows of an import that is timed to end just at the midnight.
        @Option var importing: Int?

        func run() async throws {
            let (setting, date) = (try NightSetting(night), DistrictPlan.expiresOn(night))
            let clock = ShiftedClock(showing: setting.midnight.adding(seconds: -lead))
            let midnight = clock.systemTime(at: setting.midnight).milliseconds
            let commits = Commits()
            let store = ObservedStore(try Stores.open(at: store), isTold: journal != nil) { entries in
                commits.add(entries.count { $0.kind == .closed && $0.expiresOn == date })
                if commits.total > 0, entries.contains(where: { $0.kind == .runFinished }) {
                    kill(getpid(), SIGTERM)
                }
            }
            let watch = try NightWatch(
                store: store,
                settings: setting.settings,
                rereading: { setting.settings },
                clock: clock,
                journal: journal.map { SystemdJournal(at: $0) } ?? .system,
                hasTerminal: false
            )
            let rival = try importing.map { rows in
                try Child.start([
                    Child.own, "work", "import-to-midnight", store.place, "--rows", String(rows),
                    "--midnight", String(midnight), "--night", String(night),
                ])
            }
            try await watch.serve()
            if journal != nil, try store.undeliveredCount(to: .journal) == 0 {
                throw BenchFailure("all was told before midnight")
            }
            if let rival, try Child.wait(for: rival) != 0 {
                throw BenchFailure("no import was on at midnight")
            }
            print(
                commits.time(of: 1) - Double(midnight),
                commits.time(of: min(1_000, commits.total)) - Double(midnight)
            )
        }
    }
}
