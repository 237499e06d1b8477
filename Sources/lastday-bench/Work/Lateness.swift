import ArgumentParser
import Glibc
import LastdayRules
import LastdayService
import LastdayStores

extension Work {
    /// A midnight that comes a second after the service has begun to wait for it.
    ///
    /// Answers with the milliseconds from the midnight to the first closing on the disk, and to the thousandth, or the
    /// last where there are fewer.
    struct Lateness: AsyncParsableCommand {
        @Argument var store: String

        func run() async throws {
            let setting = try NightSetting(0)
            let clock = ShiftedClock(showing: setting.midnight.adding(seconds: -1))
            let commits = Commits()
            let store = WitnessedStore(try Stores.open(at: store)) { entries in
                commits.add(entries.count { $0.kind == .closed })
                if commits.total > 0, entries.contains(where: { $0.kind == .runFinished }) {
                    kill(getpid(), SIGTERM)
                }
            }
            let watch = try NightWatch(
                store: store,
                settings: setting.settings,
                rereading: { setting.settings },
                clock: clock,
                hasTerminal: false
            )
            let midnight = Double(clock.systemTime(at: setting.midnight).milliseconds)
            try await watch.serve()
            print(commits.time(of: 1) - midnight, commits.time(of: min(1_000, commits.total)) - midnight)
        }
    }
}
