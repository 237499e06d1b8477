/// The triggers by which the store itself refuses deletions, even from the `sqlite3` shell.
///
/// A row can be lost in SQLite in three ways: by DELETE; by INSERT OR REPLACE, which deletes a conflicting
/// row without firing delete triggers; and by UPDATE OR REPLACE, likewise. Each is refused. (No trigger fires
/// for DROP TABLE: a user who may write the file can also remove it.)
enum NeverDelete {
    /// A table whose rows are never lost, and the columns that identify a row.
    struct Keeper {
        let table: String
        let keys: [String]
        var condition = "1"
    }

    private static let firstKeepers = [
        Keeper(table: "person", keys: ["id"]),
        Keeper(table: "person", keys: ["district_id"], condition: "NEW.district_id IS NOT NULL"),
        Keeper(table: "account", keys: ["id"]),
        Keeper(table: "account", keys: ["username"]),
        Keeper(table: "offboarding", keys: ["id"]),
        Keeper(
            table: "offboarding",
            keys: ["account", "state"],
            condition: "NEW.state = 'queued'"
        ),
        Keeper(table: "run", keys: ["id"]),
        Keeper(table: "night", keys: ["date"]),
        Keeper(table: "audit", keys: ["sequence"]),
        Keeper(table: "delivery", keys: ["target"]),
        Keeper(table: "about", keys: ["name"]),
    ]

    private static let secondKeepers = [
        Keeper(table: "employment", keys: ["id"]),
        Keeper(table: "assignment", keys: ["id"]),
        Keeper(table: "document", keys: ["id"]),
        Keeper(table: "document", keys: ["kind", "reference", "person"]),
    ]

    private static let reason =
        "Lastday never deletes: people''s records may stand behind documents that the law protects"

    /// The triggers of the first tables.
    static var first: String {
        let deletes = refusals(
            of: ["person", "account", "offboarding", "run", "night", "audit", "delivery", "about"]
        )
        let numbers = numberings(of: ["person", "account", "offboarding", "run"])
        return (deletes + firstKeepers.flatMap(replacements) + appendOnly + numbers).joined(separator: "\n")
    }

    /// The triggers of employments, assignments and documents.
    static var second: String {
        triggers(of: ["employment", "assignment", "document"], secondKeepers, numberedBy: "id")
    }

    /// Returns the triggers for a migration that adds tables, in SQL.
    ///
    /// - Parameters:
    ///   - tables: The tables.
    ///   - keepers: The columns that identify their rows.
    ///   - names: All names of a row's number: by any of them a row could be moved onto another.
    /// - Returns: The SQL.
    static func triggers(
        of tables: [String],
        _ keepers: [Keeper],
        numberedBy names: String = "id, rowid, oid, _rowid_"
    ) -> String {
        (refusals(of: tables) + keepers.flatMap(replacements) + numberings(of: tables, by: names))
            .joined(separator: "\n")
    }

    /// The triggers of the audit's links.
    static var fourth: String {
        """
        \(auditIsWrittenOnce)
        CREATE TRIGGER audit_is_linked BEFORE INSERT ON audit
        WHEN typeof(NEW.link) <> 'blob' OR length(NEW.link) <> 32
        BEGIN SELECT RAISE(ABORT, 'an entry of the audit is linked to the one before it'); END;
        """
    }

    /// The triggers of closings; those of accounts, whose table was rebuilt; and a rule for every name of a
    /// row's number.
    ///
    /// By any of these names a row could be moved onto another.
    static var sixth: String {
        let accounts = firstKeepers.filter { $0.table == "account" }.flatMap(replacements)
        let others = ["person", "offboarding", "run", "employment", "assignment", "document"]
        let former = others.map { "DROP TRIGGER \($0)_keeps_its_number;" }
        let numbers = numberings(of: ["account"] + others, by: "id, rowid, oid, _rowid_")
        return (refusals(of: ["closing", "account"]) + accounts + former + numbers + [closingIsKept])
            .joined(separator: "\n")
    }

    /// The triggers for closings: only one that is no longer in force can be replaced, by the same run.
    private static let closingIsKept = """
        CREATE TRIGGER closing_in_force_is_not_replaced BEFORE INSERT ON closing
        WHEN (SELECT closed_run FROM account WHERE id = NEW.account) IS NEW.run
        BEGIN SELECT RAISE(ABORT, 'the account is closed by that run, and \(reason)'); END;
        CREATE TRIGGER account_is_closed_by_a_closing BEFORE UPDATE OF closed_run ON account
        WHEN NEW.closed_run IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM closing WHERE run = NEW.closed_run AND account = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'there is no closing of that account by that run'); END;
        CREATE TRIGGER closing_is_not_taken BEFORE UPDATE OF run, account ON closing
        BEGIN SELECT RAISE(ABORT, 'a closing keeps its run and its account'); END;
        """

    private static let auditIsWrittenOnce = """
        CREATE TRIGGER audit_is_written_once BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit is written once and never changed'); END;
        """

    private static func refusals(of tables: [String]) -> [String] {
        tables.map {
            """
            CREATE TRIGGER \($0)_is_kept BEFORE DELETE ON \($0)
            BEGIN SELECT RAISE(ABORT, '\(reason)'); END;
            """
        }
    }

    private static func numberings(of tables: [String], by names: String = "id") -> [String] {
        tables.map {
            """
            CREATE TRIGGER \($0)_keeps_its_number BEFORE UPDATE OF \(names) ON \($0) WHEN NEW.id IS NOT OLD.id
            BEGIN SELECT RAISE(ABORT, 'a record keeps its number'); END;
            """
        }
    }

    private static func replacements(_ keeper: Keeper) -> [String] {
        let name = "\(keeper.table)_\(keeper.keys.joined(separator: "_"))"
        let same = keeper.keys.map { "\($0) = NEW.\($0)" }.joined(separator: " AND ")
        let moved = keeper.keys.map { "NEW.\($0) IS NOT OLD.\($0)" }.joined(separator: " OR ")
        let taken = "\(keeper.condition) AND EXISTS (SELECT 1 FROM \(keeper.table) WHERE \(same))"
        let refusal = "there is one already in \(keeper.table), and \(reason)"
        return [
            """
            CREATE TRIGGER \(name)_is_not_replaced BEFORE INSERT ON \(keeper.table)
            WHEN \(taken) BEGIN SELECT RAISE(ABORT, '\(refusal)'); END;
            """,
            """
            CREATE TRIGGER \(name)_is_not_taken BEFORE UPDATE OF \(keeper.keys.joined(separator: ", "))
            ON \(keeper.table) WHEN (\(moved)) AND \(taken) BEGIN SELECT RAISE(ABORT, '\(refusal)'); END;
            """,
        ]
    }

    /// The triggers that keep the audit in order, without gaps and unchanged, and the nights of the ledger
    /// unchanged.
    private static var appendOnly: [String] {
        [
            auditIsWrittenOnce,
            """
            CREATE TRIGGER audit_has_no_gap BEFORE INSERT ON audit
            WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit)
            BEGIN SELECT RAISE(ABORT, 'the audit is written in order, without a gap'); END;
            """,
            """
            CREATE TRIGGER night_is_written_once BEFORE UPDATE ON night
            BEGIN SELECT RAISE(ABORT, 'a night has its row once it is over, and keeps it'); END;
            """,
        ]
    }
}
