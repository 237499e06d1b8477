import LastdayMessages
import LastdayCore
import LastdayStores

/// A night that closes a tenth of a district's accounts, including the audit.
struct NightFigure: Figure {
    let name = "night"
    let about = "a night that closes a tenth of all accounts"

    func measure(_ bench: Bench) throws -> [Finding] {
        let scale = bench.scale
        let plan = DistrictPlan(accounts: scale.accounts, closings: scale.closings)
        return try NightMeasurement(plan, runs: bench.runs, bench)
            .findings(name, ratio: 2.0, mebibytes: 64)
    }
}

/// A night ten times as large.
///
/// It is measured once, because it has to be possible rather than fast.
struct GreatNightFigure: Figure {
    let name = "great-night"
    let about = "the same in a district of ten times the size, once"

    func measure(_ bench: Bench) throws -> [Finding] {
        let scale = bench.scale
        let plan = DistrictPlan(accounts: scale.manyAccounts, closings: scale.closings * 10)
        return try NightMeasurement(plan, runs: 1, bench)
            .findings(name, ratio: 2.0, mebibytes: 128)
    }
}

/// Nights on copies of one district, each measured next to bare SQL statements that write the same rows to
/// another copy.
private struct NightMeasurement {
    let plan: DistrictPlan
    let ours, floor: Costs

    init(_ plan: DistrictPlan, runs: Int, _ bench: Bench) throws {
        self.plan = plan
        let district = try bench.district(plan)
        var (ours, floor): ([[Double]], [[Double]]) = ([], [])
        for run in 1...runs {
            bench.announce("closing \(counted(plan.closings, "account", "accounts")), run \(run)")
            let store = try bench.copy(district, as: "night.db")
            ours.append(try Child.work(["night", store]))
            let at = try BareSQLite(store).text("SELECT started_at FROM run")
            let other = try bench.copy(district, as: "night-by-statements.db")
            floor.append(try Child.work(["night-by-statements", other, "--at", at]))
            if run == 1 {
                try SameRows.check(store, other)
                try Self.checkAudit(of: store, plan.closings)
            }
        }
        guard (ours + floor).allSatisfy({ $0.count == 4 && Int($0[2]) == plan.closings }) else {
            throw BenchFailure("not every account was closed that was to be")
        }
        self.ours = Costs(ours)
        self.floor = Costs(floor)
    }

    /// The cost of the nights, one sample each.
    struct Costs {
        let seconds, mebibytes, secondsUntilTidy: Samples

        init(_ nights: [[Double]]) {
            seconds = Samples(nights.map { $0[0] })
            mebibytes = Samples(nights.map { $0[1] })
            secondsUntilTidy = Samples(nights.map { $0[3] })
        }
    }

    /// Checks that every closing has an audit entry, and that each entry is linked to the one before.
    private static func checkAudit(of path: String, _ closings: Int) throws {
        let store = try Stores.open(at: path)
        defer { try? store.close() }
        if let fault = try store.auditProof().fault { throw BenchFailure("the night's audit: \(fault)") }
        let audited = try BareSQLite(path).number(
            """
            SELECT count(*) FROM account WHERE closed_run = (SELECT max(id) FROM run)
                AND (username, closed_run) IN (SELECT username, run FROM audit WHERE event = 'closed')
            """
        )
        guard audited == closings else {
            throw BenchFailure("\(closings - audited) of \(closings) closings without an entry in the audit")
        }
    }

    func findings(_ name: String, ratio: Double, mebibytes: Double) -> [Finding] {
        let what = "\(plan.closings) closings among \(plan.accounts) accounts"
        return [
            Finding(
                figure: name,
                what: what,
                unit: .seconds,
                samples: ours.seconds,
                floor: .init(name: "bare SQL statements", samples: floor.seconds),
                reach: .ratio(ratio)
            ),
            Finding(
                figure: name,
                what: "the same, until SQLite's log is in the file",
                unit: .seconds,
                samples: ours.secondsUntilTidy,
                floor: .init(name: "bare SQL statements", samples: floor.secondsUntilTidy)
            ),
            Finding(
                figure: name,
                what: "peak memory",
                unit: .mebibytes,
                samples: ours.mebibytes,
                floor: .init(name: "bare SQL statements", samples: floor.mebibytes),
                reach: .value(mebibytes)
            ),
        ]
    }
}
