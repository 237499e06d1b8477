import Glibc
import Synchronization

/// The times at which closings were on the disk, in milliseconds on the system's clock.
final class Commits: Sendable {
    private struct Commit {
        let total: Int
        let time: Double
    }

    private let commits = Mutex<[Commit]>([])

    /// Notes that a number of further closings are on the disk now.
    func add(_ closings: Int) {
        guard closings > 0 else { return }
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let time = Double(now.tv_sec) * 1e3 + Double(now.tv_nsec) / 1e6
        commits.withLock { $0.append(Commit(total: ($0.last?.total ?? 0) + closings, time: time)) }
    }

    /// The number of closings on the disk.
    var total: Int { commits.withLock { $0.last?.total ?? 0 } }

    /// Returns the time at which that many closings were on the disk; NaN if there never were.
    func time(of closings: Int) -> Double {
        commits.withLock { $0.first { $0.total >= closings }?.time ?? .nan }
    }
}
