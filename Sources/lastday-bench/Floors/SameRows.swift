/// Checks that two stores have the same rows, because a floor that writes less is not a floor.
enum SameRows {
    /// The tables that a night writes.
    private static let tables = [
        "account": "id, expires_on, disabled, closed_run",
        "closing": "run, account, at, because",
        "offboarding": "id, state, ended_at",
        "audit":
            "sequence, at, event, actor, actor_uid, command, username, person, expires_on, run, night, changes",
        "run": "id, kind, night, started_at, finished_at, closed",
        "night": "date, midnight, zone, state, recorded_at, run",
    ]

    /// Compares the rows of two stores.
    ///
    /// - Throws: ``BenchFailure`` if they differ.
    static func check(_ one: String, _ other: String) throws {
        let store = try BareSQLite(one)
        try store.execute("ATTACH '\(other)' AS other")
        for (table, columns) in tables {
            let (ours, theirs) = (
                "SELECT \(columns) FROM main.\(table)", "SELECT \(columns) FROM other.\(table)"
            )
            let count = try store.number(
                "SELECT (SELECT count(*) FROM (\(ours) EXCEPT \(theirs))) + (SELECT count(*) FROM (\(theirs) EXCEPT \(ours)))"
            )
            guard count == 0 else {
                throw BenchFailure("\(one) and \(other) differ in \(count) rows of \(table)")
            }
        }
    }
}
