/// A command that looks up one account, from the start of the process to its end.
struct CommandFigure: Figure {
    let name: String
    let about: String
    private let arguments: [String]
    private let query: String
    private let reach: Finding.Reach?

    static let show = CommandFigure(
        name: "show",
        about: "lastday show USERNAME, the whole process",
        arguments: ["show"],
        query: """
            SELECT account.*, last_name, first_name FROM account JOIN person ON person.id = account.person
            WHERE username =
            """,
        reach: .ratio(5)
    )

    static let active = CommandFigure(
        name: "active",
        about: "lastday active USERNAME, the whole process",
        arguments: ["active"],
        query: "SELECT expires_on, disabled FROM account WHERE username =",
        reach: nil
    )

    func measure(_ bench: Bench) throws -> [Finding] {
        let scale = bench.scale
        let store = try bench.copy(
            bench.district(DistrictPlan(accounts: scale.accounts, closings: scale.closings)),
            as: "\(name).db"
        )
        bench.announce("looking accounts up, with lastday \(name)")
        let lastday = try bench.program("lastday")
        let names = try Self.names(in: store, scale.accounts)
        var (ours, shell, python): ([Double], [Double], [Double]) = ([], [], [])
        // Measured in turns, so that a busy moment of the machine affects all three.
        for run in 0..<(bench.runs * 10) {
            let username = names[run % names.count]
            let query = "\(query) '\(username)'"
            let options = ["--store", store, "--timezone", "America/Denver"]
            ours.append(try Child.run([lastday] + arguments + [username] + options).seconds * 1e3)
            shell.append(try Child.run(["sqlite3", "-readonly", store, query]).seconds * 1e3)
            let script =
                "import sqlite3, sys\nprint(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall())"
            python.append(try Child.run(["python3", "-c", script, store, query]).seconds * 1e3)
        }
        let what = "lastday \(name) among \(scale.accounts) accounts"
        let (samples, interpreted) = (Samples(ours), Finding.Floor(name: "python3", samples: Samples(python)))
        return [
            Finding(
                figure: name,
                what: what,
                unit: .milliseconds,
                samples: samples,
                floor: .init(name: "sqlite3 shell", samples: Samples(shell)),
                reach: reach
            ),
            Finding(figure: name, what: what, unit: .milliseconds, samples: samples, floor: interpreted),
        ]
    }

    /// Returns the usernames of active staff from all parts of the store.
    private static func names(in path: String, _ accounts: Int) throws -> [String] {
        let store = try BareSQLite(path)
        return try stride(from: 1, through: 9, by: 2).map { part in
            try store.text(
                """
                SELECT username FROM account
                WHERE id >= \(accounts / 10 * part) AND id % 10 = 0 AND disabled = 0 LIMIT 1
                """
            )
        }
    }
}
