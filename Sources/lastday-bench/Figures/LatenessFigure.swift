/// How late a night is: from the midnight itself, of the real service with its real timer, to what is on the disk.
struct LatenessFigure: Figure {
    let name = "lateness"
    let about = "from midnight to the first closing on the disk, and to the thousandth"

    func measure(_ bench: Bench) throws -> [Finding] {
        let plan = DistrictPlan(accounts: bench.scale.accounts, closings: bench.scale.closings)
        let district = try bench.district(plan)
        let measured = try (0..<bench.runs).map { run in
            bench.tell("waiting for midnight, run \(run + 1)")
            return try Child.work(["lateness", bench.copy(district, as: "lateness.db")])
        }
        guard measured.allSatisfy({ $0.count == 2 }) else { throw BenchFailure("no night came") }
        let marks = [("the first closing", 50.0), ("the 1,000th closing", 250.0)]
        return marks.enumerated().map { index, mark in
            Finding(
                figure: name,
                what: "midnight to \(mark.0)",
                unit: .milliseconds,
                samples: Samples(measured.map { $0[index] }),
                reach: .value(mark.1)
            )
        }
    }
}
