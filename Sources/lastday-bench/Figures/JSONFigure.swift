/// A store in one JSON file: it is read, a tenth of its accounts are closed, and it is written.
struct JSONFigure: Figure {
    let name = "json"
    let about = "a JSON store: load, a night that closes a tenth, save"

    func measure(_ bench: Bench) throws -> [Finding] {
        let scale = bench.scale
        let plan = DistrictPlan(accounts: scale.fewAccounts, closings: scale.fewAccounts / 10)
        let whole = bench.path("district.json")
        try Child.run([bench.program("lastday"), "store", "copy", bench.district(plan), whole])
        var (ours, python): ([[Double]], [[Double]]) = ([], [])
        for run in 1...bench.runs {
            bench.announce("the JSON store, run \(run)")
            let (folder, store) = (bench.path("json"), bench.path("json/accounts.json"))
            try Child.run(["rm", "-rf", folder])
            try Child.run(["mkdir", folder])
            for (name, copy) in Self.files(of: whole, as: store) { try Child.run(["cp", name, copy]) }
            python.append(try PythonFloor.readAndWrite(whole, as: bench.path("python.json")))
            ours.append(try Child.work(["night", store]))
        }
        guard ours.allSatisfy({ $0.count == 4 && Int($0[2]) == plan.closings }) else {
            throw BenchFailure("not every account was closed that was to be")
        }
        let other = "CPython's json, load and save"
        return [
            Finding(
                figure: name,
                what: "load, \(plan.closings) closings among \(plan.accounts), save",
                unit: .seconds,
                samples: Samples(ours.map { $0[0] }),
                floor: .init(name: other, samples: Samples(python.map { $0[0] })),
                reach: .ratio(1)
            ),
            Finding(
                figure: name,
                what: "peak memory",
                unit: .mebibytes,
                samples: Samples(ours.map { $0[1] }),
                floor: .init(name: other, samples: Samples(python.map { $0[1] }))
            ),
        ]
    }

    /// Returns the paths of the store's files, each with its path in the copy.
    private static func files(of whole: String, as copy: String) -> [(String, String)] {
        [(whole, copy), (audit(whole), audit(copy))]
    }

    private static func audit(_ store: String) -> String { "\(store.dropLast(".json".count)).audit.jsonl" }
}
