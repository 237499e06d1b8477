import LastdayRules

/// A night that closes a tenth of a district's accounts, audit and all.
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

/// A night of ten times that size; measured once, for it is to be possible and not to be quick.
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

/// Nights on copies of one district, each beside the same rows written by bare statements on another copy.
private struct NightMeasurement {
    let plan: DistrictPlan
    let ours: (seconds: Samples, mebibytes: Samples)
    let floor: (seconds: Samples, mebibytes: Samples)

    init(_ plan: DistrictPlan, runs: Int, _ bench: Bench) throws {
        self.plan = plan
        let district = try bench.district(plan)
        var (ours, floor): ([[Double]], [[Double]]) = ([], [])
        for run in 1...runs {
            bench.tell("closing \(counted(plan.closings, "account", "accounts")), run \(run)")
            let store = try bench.copy(district, as: "night.db")
            ours.append(try Child.work(["night", store]))
            let at = try BareSQLite(store).text("SELECT started_at FROM run")
            let other = try bench.copy(district, as: "night-by-statements.db")
            floor.append(try Child.work(["night-by-statements", other, "--at", at]))
            if run == 1 { try SameRows.check(store, other) }
        }
        guard (ours + floor).allSatisfy({ $0.count == 3 && Int($0[2]) == plan.closings }) else {
            throw BenchFailure("not every account was closed that was to be")
        }
        self.ours = (Samples(ours.map { $0[0] }), Samples(ours.map { $0[1] }))
        self.floor = (Samples(floor.map { $0[0] }), Samples(floor.map { $0[1] }))
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
                what: "peak memory",
                unit: .mebibytes,
                samples: ours.mebibytes,
                floor: .init(name: "bare SQL statements", samples: floor.mebibytes),
                reach: .value(mebibytes)
            ),
        ]
    }
}
