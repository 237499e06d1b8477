/// The import of a OneRoster feed into an empty store.
struct ImportFigure: Figure {
    let name = "import"
    let about = "an import of OneRoster rows into an empty store"

    func measure(_ bench: Bench) throws -> [Finding] {
        let rows = bench.scale.accounts
        let (feed, store) = (bench.path("feed"), bench.path("import.db"))
        try Child.work(["make-feed", feed, "--rows", String(rows)])
        let lastday = try bench.program("lastday")
        var (ours, python): ([(Double, Double)], [(Double, Double)]) = ([], [])
        func empty() throws {
            try Child.run(["rm", "-f", store, "\(store)-wal", "\(store)-shm"])
            try Child.run([lastday, "store", "init", "--store", store])
        }
        for run in 1...bench.runs {
            bench.announce("importing \(rows) rows, run \(run)")
            try empty()
            let imported = try Child.run([
                lastday, "import", feed, "--store", store, "--timezone", "America/Denver",
            ])
            ours.append((Double(rows) / imported.seconds, imported.peak))
            try empty()
            let interpreted = try PythonFloor.importing(feed, into: store)
            python.append((Double(rows) / interpreted.seconds, interpreted.peak))
        }
        return [
            Finding(
                figure: name,
                what: "\(rows) OneRoster rows imported",
                unit: .perSecond,
                samples: Samples(ours.map(\.0)),
                floor: .init(name: "Python's csv and sqlite3", samples: Samples(python.map(\.0)))
            ),
            Finding(
                figure: name,
                what: "peak memory",
                unit: .mebibytes,
                samples: Samples(ours.map(\.1)),
                floor: .init(name: "Python's csv and sqlite3", samples: Samples(python.map(\.1)))
            ),
        ]
    }
}
