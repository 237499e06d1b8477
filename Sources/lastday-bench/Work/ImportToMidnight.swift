import ArgumentParser
import Glibc
import LastdayCore
import LastdayService
import LastdayStores
import LastdaySystem

extension Work {
    /// An import that is timed to end just at a midnight.
    ///
    /// It fails if the import ends before midnight.
    struct ImportToMidnight: ParsableCommand {
        @Argument var store: String
        @Option var rows: Int
        /// The midnight, in milliseconds on the system's clock.
        @Option var midnight: Int64
        @Option var night: Int

        func run() throws {
            let setting = try NightSetting(night)
            let now = SystemClock().now().milliseconds
            let runner = ActionRunner(
                store: try Stores.open(at: store),
                policy: setting.policy,
                clock: ShiftedClock(
                    showing: Instant(milliseconds: setting.midnight.milliseconds + now - midnight)
                ),
                actor: .service(),
                publisher: AuditPublisher()
            )
            let watch = Stopwatch()
            try run(runner, dryRun: true)
            let span = Int64(watch.seconds * 1_000)
            let wait = midnight - span - SystemClock().now().milliseconds
            guard wait > 0 else { throw BenchFailure("an import takes \(span) ms, and midnight is too near") }
            usleep(UInt32(wait) * 1_000)
            try run(runner, dryRun: false)
            guard SystemClock().now().milliseconds > midnight else {
                throw BenchFailure("done before midnight")
            }
        }

        private func run(_ runner: ActionRunner, dryRun isDryRun: Bool) throws {
            _ = try runner.run("import", dryRun: isDryRun) { _ in
                var row = 0
                return Importing.steps {
                    row += 1
                    return row <= rows ? newcomer(row) : nil
                }
            }
        }

        private func newcomer(_ number: Int) -> FeedRow {
            var row = FeedRow(origin: "row \(number)")
            row.username = "newcomer\(number)"
            row.lastName = .value("Newcomer \(number)")
            row.firstName = .value("Pat")
            return row
        }
    }
}
