import ArgumentParser
import Glibc
import LastdayCore
import LastdayService
import LastdayStores
import Synchronization

extension Work {
    /// A year of the real service, in which one midnight follows immediately after another.
    ///
    /// Prints the service's memory after a month and after the year, in MiB, and the number of accounts that
    /// it closed.
    struct Year: AsyncParsableCommand {
        @Argument var store: String

        /// The nights after which the memory is measured.
        private static let (month, year) = (30, 365)

        private struct Diary {
            var (nights, closings) = (0, 0)
            var memory: [Double] = []
        }

        func run() async throws {
            let setting = try NightSetting(0)
            let diary = Mutex(Diary())
            let store = ObservedStore(try Stores.open(at: store)) { entries in
                diary.withLock { diary in
                    diary.closings += entries.count { $0.kind == .closed }
                    guard entries.contains(where: { $0.kind == .runFinished }) else { return }
                    diary.nights += 1
                    guard [Self.month, Self.year].contains(diary.nights) else { return }
                    diary.memory.append((try? ProcessStatus.resident(getpid())) ?? .nan)
                    if diary.nights == Self.year { kill(getpid(), SIGTERM) }
                }
            }
            let watch = try NightWatch(
                store: store,
                settings: setting.settings,
                rereading: { setting.settings },
                clock: HastyClock(showing: setting.midnight.adding(seconds: -3_600)),
                hasTerminal: false
            )
            try await watch.serve()
            let memory = diary.withLock(\.memory).map { String($0) }
            print((memory + [String(diary.withLock(\.closings))]).joined(separator: " "))
        }
    }
}
