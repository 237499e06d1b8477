import LastdayRules

/// How a night grows with what is there, and with what is to be done.
struct GrowthFigure: Figure {
    let name = "growth"
    let about =
        "the same closings among a hundred times the accounts; a hundred times the closings among the same"

    func measure(_ bench: Bench) throws -> [Finding] {
        let scale = bench.scale
        let few = min(scale.fewClosings, scale.fewAccounts / bench.runs / 2)
        let many = try seconds(
            DistrictPlan(accounts: scale.manyAccounts, closings: few, nights: bench.runs),
            bench
        )
        let less = try seconds(
            DistrictPlan(accounts: scale.fewAccounts, closings: few, nights: bench.runs),
            bench
        )
        let more = DistrictPlan(accounts: scale.accounts, closings: scale.closings)
        let great = try Samples(bench.runs) {
            try Child.work(["night", bench.copy(bench.district(more), as: "growth.db")])[0]
        }
        return [
            Finding(
                figure: name,
                what: "\(few) closings among \(scale.manyAccounts) accounts",
                unit: .milliseconds,
                samples: many,
                floor: .init(name: "among \(scale.fewAccounts) accounts", samples: less),
                reach: .ratio(1.3)
            ),
            Finding(
                figure: name,
                what: "a closing, of \(scale.closings) among \(scale.accounts)",
                unit: .milliseconds,
                samples: great.scaled(by: 1e3 / Double(scale.closings)),
                floor: .init(
                    name: "of \(few) among \(scale.fewAccounts)",
                    samples: less.scaled(by: 1 / Double(few))
                )
            ),
        ]
    }

    /// What the nights of a district take, one after the other, in milliseconds.
    private func seconds(_ plan: DistrictPlan, _ bench: Bench) throws -> Samples {
        let district = try bench.district(plan)
        try Child.run(["sync", district])
        var night = -1
        return try Samples(plan.nights) {
            night += 1
            bench.tell("closing \(plan.closings) among \(plan.accounts), run \(night + 1)")
            return try Child.work(["night", district, "--night", String(night)])[0] * 1e3
        }
    }
}
