import Glibc
import LastdayCore
import LastdayService

/// The floor of a night: the same rows, in transactions of the same size, with as few SQL statements as
/// possible.
///
/// The rows are the same to the byte, except for the audit's links, which are random bytes of the same
/// length. Nothing is read into the program, and no rule is applied.
struct NightFloor {
    let store: BareSQLite
    let setting: NightSetting
    let date: CivilDate
    let at: String
    let run: Int

    /// Creates the floor of one of the district's nights, given by its index; `at` is the instant that its
    /// rows have, as in the measured run.
    init(_ store: BareSQLite, _ night: Int, at: String) throws {
        self.store = store
        setting = try NightSetting(night)
        date = DistrictPlan.expiresOn(night)
        self.at = at
        run = try store.number("SELECT coalesce(max(id), 0) + 1 FROM run")
    }

    /// Writes the rows, and returns the number of accounts that they close.
    func write() throws -> Int {
        let audit = try store.prepare(Self.audit)
        let departures = try store.prepare(Self.departures)
        let closings = try store.prepare(Self.closings)
        let accounts = try store.prepare(Self.accounts)
        let mark = try store.prepare(Self.mark)
        var (closed, step) = (0, 0)
        try store.execute("BEGIN IMMEDIATE; \(beginning)")
        while true {
            let batch: [BareStatement.Value] = [
                .text("\(date)"), .number(ActionRunner.size(ofStep: step)), .text(at),
            ]
            try audit.run(batch + [.number(run), .text("\(date.next)"), .number(Int(getuid()))])
            try departures.run(batch)
            try closings.run(batch + [.number(run)])
            try accounts.run([batch[0], batch[1], .number(run)])
            let count = store.changes
            guard count > 0 else { break }
            closed += count
            step += 1
            try mark.run()
            try store.execute("COMMIT; BEGIN IMMEDIATE")
        }
        try store.execute("\(end(closed)); \(Self.mark); COMMIT")
        return closed
    }

    /// The accounts of the next transaction.
    private static let due = """
        FROM account LEFT JOIN offboarding ON offboarding.account = account.id AND state = 'queued'
        WHERE expires_on IS NOT NULL AND disabled = 0 AND closed_run IS NULL AND expires_on <= ?1
        ORDER BY expires_on, account.id LIMIT ?2
        """

    private static let audit = """
        INSERT INTO audit (sequence, at, event, actor, actor_uid, command, username, person, expires_on, run, night, changes, link)
        SELECT (SELECT max(sequence) FROM audit) + row_number() OVER (ORDER BY expires_on, account.id),
            ?3, 'closed', 'lastdayd', ?6, 'night', username, person, expires_on, ?4, ?5,
            '{"account ' || account.id || '":{"disabled":[false,true],"closed_at":[null,"' || ?3
            || '"],"closed_because":[null,"expired"],"closed_run":[null,' || ?4 || ']}'
            || coalesce(',"offboarding ' || offboarding.id || '":{"state":["queued","completed"],"queued_by":["'
                || queued_by || '","' || queued_by || '"],"ended_at":[null,"' || ?3 || '"]}', '') || '}', randomblob(32)
        \(due)
        """

    /// Records which entry of the audit is the last.
    private static let mark = """
        UPDATE about SET value =
            (SELECT sequence || ' ' || lower(hex(link)) FROM audit ORDER BY sequence DESC LIMIT 1)
        WHERE name = 'audit'
        """

    private static let departures = """
        UPDATE offboarding SET state = 'completed', ended_at = ?3
        WHERE state = 'queued' AND account IN (SELECT account.id \(due))
        """

    private static let closings = """
        INSERT INTO closing (run, account, at, because) SELECT ?4, account.id, ?3, 'expired' \(due)
        """

    private static let accounts = """
        UPDATE account SET disabled = 1, closed_run = ?3
        WHERE id IN (SELECT account.id \(due))
        """
}
