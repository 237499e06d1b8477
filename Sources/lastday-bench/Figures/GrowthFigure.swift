import LastdayCore

/// How the cost of a night grows with the size of the store, and with the number of closings.
struct GrowthFigure: Figure {
    let name = "growth"
    let about =
        "the same closings among a hundred times the accounts; a hundred times the closings among the same"

    /// The durations of a district's nights, in milliseconds: done in turn by Lastday and by bare SQL
    /// statements.
    private struct Nights {
        var ours: [Double] = []
        var oursUntilTidy: [Double] = []
        var floor: [Double] = []
    }

    func measure(_ bench: Bench) throws -> [Finding] {
        let scale = bench.scale
        let few = min(scale.fewClosings, scale.fewAccounts / bench.runs / 4)
        let many = try nights(scale.manyAccounts, few, bench)
        let less = try nights(scale.fewAccounts, few, bench)
        let plan = DistrictPlan(accounts: scale.accounts, closings: scale.closings)
        let great = try Samples(bench.runs) {
            try Child.work(["night", bench.copy(bench.district(plan), as: "growth.db")])[0] * 1e3
        }
        let what = "\(few) closings among \(scale.manyAccounts) accounts"
        let fewer = "among \(scale.fewAccounts) accounts"
        return [
            finding(what, Samples(many.ours), beside: fewer, Samples(less.ours), .ratio(1.3)),
            finding(
                "the same, until SQLite's log is in the file",
                Samples(many.oursUntilTidy),
                beside: fewer,
                Samples(less.oursUntilTidy)
            ),
            finding(
                "the same by bare SQL statements",
                Samples(many.floor),
                beside: fewer,
                Samples(less.floor)
            ),
            finding(what, Samples(many.ours), beside: "bare SQL statements", Samples(many.floor)),
            finding(
                "a closing, of \(scale.closings) among \(scale.accounts)",
                great.scaled(by: 1 / Double(scale.closings)),
                beside: "of \(few) among \(scale.fewAccounts)",
                Samples(less.ours).scaled(by: 1 / Double(few))
            ),
        ]
    }

    private func finding(
        _ what: String,
        _ samples: Samples,
        beside other: String,
        _ floor: Samples,
        _ reach: Finding.Reach? = nil
    ) -> Finding {
        Finding(
            figure: name,
            what: what,
            unit: .milliseconds,
            samples: samples,
            floor: .init(name: other, samples: floor),
            reach: reach
        )
    }

    private func nights(_ accounts: Int, _ closings: Int, _ bench: Bench) throws -> Nights {
        let district = try bench.district(
            DistrictPlan(accounts: accounts, closings: closings, nights: bench.runs * 2)
        )
        try Child.run(["sync", district])
        var nights = Nights()
        for night in 0..<bench.runs {
            bench.announce("closing \(closings) among \(accounts), run \(night + 1)")
            let (even, odd) = (String(night * 2), String(night * 2 + 1))
            let taken = try Child.work(["night", district, "--night", even])
            nights.ours.append(taken[0] * 1e3)
            nights.oursUntilTidy.append(taken[3] * 1e3)
            let at = "\(try NightSetting(night * 2 + 1).midnight)"
            let floor = try Child.work(["night-by-statements", district, "--night", odd, "--at", at])
            nights.floor.append(floor[0] * 1e3)
        }
        return nights
    }
}
