/// The memory of the service over a year of nights.
struct YearFigure: Figure {
    let name = "year"
    let about = "resident memory of the service after a year of nights, beside a month's"

    func measure(_ bench: Bench) throws -> [Finding] {
        let plan = DistrictPlan(accounts: bench.scale.accounts, closings: Self.closings, nights: Self.nights)
        bench.announce("a year of nights")
        let measured = try Child.work(["year", bench.copy(bench.district(plan), as: "year.db")])
        guard measured.count == 3, measured[2] > 0 else {
            throw BenchFailure("the year did not come to its end")
        }
        return [
            Finding(
                figure: name,
                what: "resident memory after 365 nights",
                unit: .mebibytes,
                samples: Samples([measured[1]]),
                floor: .init(name: "after 30", samples: Samples([measured[0]])),
                reach: .value(32)
            )
        ]
    }

    private static let (closings, nights) = (10, 365)
}
