import GRDB

/// Whole rows that contradict each other, though each is in order by itself.
struct SQLiteContradictions {
    let db: Database

    /// What is wrong, a sentence each.
    func all() throws -> [String] {
        try [
            (
                "SELECT username FROM account WHERE closed_run IS NOT NULL "
                    + "AND NOT EXISTS (SELECT 1 FROM audit WHERE audit.username = account.username AND event = 'closed')",
                "account %@ is closed, but the audit does not know of it"
            ),
            (
                "SELECT id FROM run WHERE finished_at IS NOT NULL "
                    + "AND NOT EXISTS (SELECT 1 FROM audit WHERE audit.run = run.id)",
                "run %@ is finished, but the audit does not know of it"
            ),
            (
                "SELECT max(sequence) FROM audit HAVING max(sequence) <> count(*)",
                "the audit has gaps: its last number is %@"
            ),
        ].flatMap { query, sentence in
            try Row.fetchAll(db, sql: query).map { row in
                let subject = row[0].map { "\($0)" } ?? ""
                return sentence.replacing("%@", with: subject)
            }
        }
    }
}
