import ArgumentParser
import LastdayCore
import LastdayService
import LastdayStores
import LastdaySystem

extension Work {
    /// The work of one night, as the service does it.
    ///
    /// Prints the seconds that it took, its peak memory in MiB, the number of accounts that it closed, and
    /// the seconds until everything was cleaned up.
    struct Night: ParsableCommand {
        @Argument var store: String
        @Option var night = 0

        func run() throws {
            let setting = try NightSetting(night)
            let watch = Stopwatch()
            let store = try Stores.open(at: store)
            let runner = ActionRunner(
                store: store,
                policy: setting.policy,
                clock: StillClock(showing: setting.midnight),
                actor: .service(),
                publisher: AuditPublisher()
            )
            let closed = try runner.sweep(for: .service).closed
            let seconds = watch.seconds
            try store.settle()
            print(seconds, try ProcessStatus.ownPeak(), closed, watch.seconds)
            try store.close()
        }
    }

    /// The rows of the same night, written by bare SQL statements.
    ///
    /// Prints the same numbers.
    struct NightByStatements: ParsableCommand {
        @Argument var store: String
        @Option var night = 0
        /// The instant of the night whose rows are to be written again.
        @Option var at: String

        func run() throws {
            let watch = Stopwatch()
            let opened = try BareSQLite(store)
            let closed = try NightFloor(opened, night, at: at).write()
            let seconds = watch.seconds
            try opened.execute("PRAGMA wal_checkpoint(PASSIVE)")
            print(seconds, try ProcessStatus.ownPeak(), closed, watch.seconds)
            // Closing the store is not part of the night.
            withExtendedLifetime(opened) {}
        }
    }
}
