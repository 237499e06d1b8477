import ArgumentParser
import Glibc
import LastdayRules
import LastdayService
import LastdayStores

extension Work {
    /// A midnight that comes a second after the service has begun to wait for it.
    ///
    /// Answers with the milliseconds from the midnight to the first closing on the disk, to the thousandth (or the last,
    /// where there are fewer), and to the end of the night.
    struct Lateness: AsyncParsableCommand {
        @Argument var store: String

        func run() async throws {
            let setting = try NightSetting(0)
            let clock = ShiftedClock(showing: setting.midnight.adding(seconds: -1))
            let witness = WitnessedStore(try Stores.open(at: store)) { kill(getpid(), SIGTERM) }
            let watch = try NightWatch(
                store: witness,
                settings: setting.settings,
                rereading: { setting.settings },
                clock: clock,
                hasTerminal: false
            )
            let midnight = clock.systemTime(at: setting.midnight)
            try await watch.serve()
            let commits = witness.commits
            let total = commits.last?.closings ?? 0
            let marks = [1, min(1_000, total), total].map { count in
                commits.first { $0.closings >= count }.map { $0.at - Double(midnight.milliseconds) } ?? .nan
            }
            print(marks.map { String($0) }.joined(separator: " "))
        }
    }
}
