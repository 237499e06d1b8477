import Glibc
import LastdayCore

/// The service between midnights, on a large store, without a watchdog to report to.
struct IdleFigure: Figure {
    let name = "idle"
    let about = "memory and wake-ups of the service between midnights"

    func measure(_ bench: Bench) throws -> [Finding] {
        let plan = DistrictPlan(accounts: bench.scale.accounts, closings: bench.scale.closings)
        let store = try bench.copy(bench.district(plan), as: "idle.db")
        let service = try Child.start([
            bench.program("lastdayd"), "--store", store, "--timezone", "America/Denver",
        ])
        defer {
            kill(service, SIGTERM)
            waitpid(service, nil, 0)
        }
        bench.announce("watching the service do nothing")
        try waitForNight(in: store)
        // Threads that are needed only at start-up end by themselves.
        sleep(Self.calming)
        let before = try ProcessStatus.wakeUps(service)
        var resident: [Double] = []
        for _ in 0..<max(bench.runs, Self.least) {
            sleep(2)
            resident.append(try ProcessStatus.resident(service))
        }
        let wakeUps = try ProcessStatus.wakeUps(service) - before
        return [
            Finding(
                figure: name,
                what: "resident memory with \(plan.accounts) accounts",
                unit: .mebibytes,
                samples: Samples(resident),
                reach: .value(32)
            ),
            Finding(
                figure: name,
                what: "wake-ups in \(2 * resident.count) s",
                unit: .count,
                samples: Samples([Double(wakeUps)]),
                reach: .value(0)
            ),
        ]
    }

    private static let calming: UInt32 = 10
    private static let least = 5

    /// Waits until the service has done the outstanding work.
    private func waitForNight(in path: String) throws {
        let store = try BareSQLite(path)
        for _ in 0..<600 {
            if try store.number("SELECT count(*) FROM night") > 0 { return }
            usleep(50_000)
        }
        throw BenchFailure("lastdayd did not start")
    }
}
