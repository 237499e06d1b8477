import Glibc

/// How late a night is: the time from midnight until the closings are on the disk, with the real service and
/// its timer.
struct LatenessFigure: Figure {
    let name = "lateness"
    let about = "from midnight to the first closing on the disk, and to the thousandth, whatever else goes on"

    func measure(_ bench: Bench) throws -> [Finding] {
        try Situation.all(at: bench.scale).flatMap { try findings($0, bench) }
    }

    private func findings(_ situation: Situation, _ bench: Bench) throws -> [Finding] {
        let district = try bench.district(situation.plan)
        let measured = try (0..<bench.runs).map { run in
            bench.announce("waiting for midnight\(situation.words), run \(run + 1)")
            return try measure(situation, bench.copy(district, as: "lateness.db"), bench)
        }
        guard measured.allSatisfy({ $0.count == 2 }) else { throw BenchFailure("no night came") }
        let marks = [("the first closing", 50.0), ("the 1,000th closing", 250.0)]
        return marks.enumerated().map { index, mark in
            Finding(
                figure: name,
                what: "midnight to \(mark.0)\(situation.words)",
                unit: .milliseconds,
                samples: Samples(measured.map { $0[index] }),
                reach: .value(mark.1)
            )
        }
    }

    private func measure(_ situation: Situation, _ store: String, _ bench: Bench) throws -> [Double] {
        let command = ["lateness", store] + situation.arguments
        guard situation.isTold else { return try Child.work(command) }
        let journal = bench.path("journal")
        try Child.run(["rm", "-f", journal])
        let drain = try Child.start([Child.own, "work", "drain", journal])
        defer {
            kill(drain, SIGKILL)
            _ = try? Child.wait(for: drain)
        }
        while access(journal, F_OK) != 0 { usleep(1_000) }
        return try Child.work(command + ["--journal", journal])
    }
}

/// What else is going on when midnight comes.
private struct Situation {
    /// A description that follows the name of what is measured.
    let words: String
    let plan: DistrictPlan
    let arguments: [String]
    /// Whether a journal receives the undelivered entries.
    var isTold = false

    static func all(at scale: Scale) -> [Situation] {
        let (accounts, closings) = (scale.accounts, scale.closings)
        // More entries than can be sent in the two seconds before the midnight.
        let undelivered = max(accounts, 400_000)
        let rows = accounts * 6 / 100
        return [
            Situation(
                words: "",
                plan: DistrictPlan(accounts: accounts, closings: closings),
                arguments: []
            ),
            Situation(
                words: ", \(undelivered) entries undelivered",
                plan: DistrictPlan(accounts: accounts, closings: closings, undelivered: undelivered),
                arguments: ["--lead", "2"],
                isTold: true
            ),
            Situation(
                words: ", as an import of \(rows) rows ends",
                plan: DistrictPlan(accounts: accounts, closings: closings),
                // Time for a rehearsal, which shows how long the import takes.
                arguments: ["--lead", String(3 + rows / 5_000), "--importing", String(rows)]
            ),
            Situation(
                words: ", \(closings) overdue 2 s before",
                plan: DistrictPlan(accounts: accounts, closings: closings, nights: 2),
                arguments: ["--lead", "2", "--night", "1"]
            ),
        ]
    }
}
