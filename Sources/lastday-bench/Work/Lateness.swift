import ArgumentParser
import Glibc
import LastdayRules
import LastdayService
import LastdayStores

extension Work {
    /// A midnight that comes a little after the service has begun to wait for it.
    ///
    /// Answers with the milliseconds from the midnight to the first closing of those whose last day it ends, on the disk,
    /// and to the thousandth, or the last where there are fewer.
    struct Lateness: AsyncParsableCommand {
        @Argument var store: String
        /// Which of the district's nights; those before it are overdue.
        @Option var night = 0
        /// How long before the midnight the service begins, in seconds.
        @Option var lead: Int64 = 1
        /// The socket of a journal, which is being told all that it lacks when midnight comes.
        @Option var journal: String?
        /// How many rows somebody imports, so that the import would end just at the midnight.
        @Option var importing: Int?

        func run() async throws {
            let (setting, date) = (try NightSetting(night), DistrictPlan.expiresOn(night))
            let clock = ShiftedClock(showing: setting.midnight.adding(seconds: -lead))
            let midnight = clock.systemTime(at: setting.midnight).milliseconds
            let commits = Commits()
            let store = WitnessedStore(try Stores.open(at: store), isTold: journal != nil) { entries in
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
            if journal != nil, try store.undelivered() == 0 {
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

    /// An import that would end just at a midnight; it fails where none was on by then.
    struct ImportToMidnight: ParsableCommand {
        @Argument var store: String
        @Option var rows: Int
        /// The midnight, in milliseconds of the system's clock.
        @Option var midnight: Int64
        @Option var night: Int

        func run() throws {
            let setting = try NightSetting(night)
            let now = SystemClock().now().milliseconds
            let office = Office(
                store: try Stores.open(at: store),
                policy: setting.policy,
                clock: ShiftedClock(
                    showing: Instant(milliseconds: setting.midnight.milliseconds + now - midnight)
                ),
                actor: .service(),
                herald: Herald()
            )
            let watch = Stopwatch()
            try act(office, dryRun: true)
            let span = Int64(watch.seconds * 1_000)
            let wait = midnight - span - SystemClock().now().milliseconds
            guard wait > 0 else { throw BenchFailure("an import takes \(span) ms, and midnight is too near") }
            usleep(UInt32(wait) * 1_000)
            try act(office, dryRun: false)
            guard SystemClock().now().milliseconds > midnight else {
                throw BenchFailure("done before midnight")
            }
        }

        private func act(_ office: Office, dryRun isDryRun: Bool) throws {
            _ = try office.act("import", dryRun: isDryRun) { _ in
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

    /// A journal that takes all that it is sent, and keeps nothing.
    struct Drain: ParsableCommand {
        @Argument var socket: String

        func run() throws {
            let listening = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(socket.utf8)) }
            let isBound = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(listening, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
                }
            }
            guard isBound else { throw BenchFailure("no socket at \(socket)") }
            var buffer = [UInt8](repeating: 0, count: 1 << 20)
            while recv(listening, &buffer, buffer.count, 0) >= 0 {}
        }
    }
}
