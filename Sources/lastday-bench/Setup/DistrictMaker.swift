import LastdayCore
import LastdayStores

/// Makes a district.
///
/// The tables are the store's own. The rows are written with SQLite's C library, because a million of them
/// have to be written quickly.
///
/// Each person has one account. One in ten is staff, with an employment and an assignment. Of the accounts
/// that the nights close, one in ten is queued. Of the rest, one in three has an Expires Date that is more
/// than a year later, and one in ten of those without a date is disabled.
struct DistrictMaker {
    private let plan: DistrictPlan
    private let store: BareSQLite
    private var random = Seeded(7)
    private var leaving = 0

    init(_ plan: DistrictPlan, at path: String) throws {
        self.plan = plan
        try Stores.make(at: path).close()
        store = try BareSQLite(path)
        // A crash may lose everything, and a large cache writes each page only once.
        try store.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000")
    }

    mutating func make() throws {
        let person = try store.prepare(
            "INSERT INTO person (id, district_id, last_name, first_name, email) VALUES (?, ?, ?, ?, ?)"
        )
        let account = try store.prepare(
            """
            INSERT INTO account (id, username, person, expires_on, disabled, homepage, roles)
            VALUES (?, ?, ?, ?, ?, 'Campus Instruction', ?)
            """
        )
        let departure = try store.prepare(
            """
            INSERT INTO offboarding (account, last_day, reason, state, queued_at, queued_by)
            VALUES (?, ?, 'Resignation', 'queued', '2099-01-04T16:00:00.000Z', 'keltner')
            """
        )
        let staff = try StaffMaker(store)
        try store.execute("BEGIN")
        // Triggers and indexes are dropped while the rows are written, and created again for all rows at
        // once, which is faster than maintaining them row by row.
        let schema = "FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL ORDER BY type"
        let takingOff = try store.text("SELECT group_concat('DROP ' || type || ' ' || name, ';') \(schema)")
        let puttingBack = try store.text("SELECT group_concat(sql, ';') \(schema)")
        try store.execute(takingOff)
        for number in 1...plan.accounts {
            let (last, first) = (name(Names.last), name(Names.first))
            let username = Names.username(last, first, number)
            let email = BareStatement.Value.text("\(username)@district.example")
            try person.run([.number(number), .text("P\(number)"), .text(last), .text(first), email])
            let expiresOn = expiresOn(number)
            let isDisabled = expiresOn == nil && random.next() % 10 == 0
            let isStaff = number % 10 == 0
            try account.run([
                .number(number), .text(username), .number(number), expiresOn.map { .text("\($0)") } ?? .none,
                .number(isDisabled ? 1 : 0), .text(isStaff ? "[\"Teacher\"]" : "[]"),
            ])
            if isStaff { try staff.add(number, of: number) }
            if let expiresOn, isLeaving(number), leaving / plan.nights % 10 == 0 {
                try departure.run([.number(number), .text("\(expiresOn)")])
            }
        }
        try leaveSomeUnpublished()
        try store.execute(puttingBack)
        try store.execute("COMMIT")
        try store.execute("PRAGMA journal_mode = WAL")
    }

    private mutating func name(_ names: [String]) -> String {
        names[Int(random.next() % UInt64(names.count))]
    }

    /// Returns whether one of the nights closes the account with that number.
    ///
    /// These accounts are spread evenly among the others.
    private func isLeaving(_ number: Int) -> Bool {
        let all = plan.closings * plan.nights
        return number * all / plan.accounts != (number - 1) * all / plan.accounts
    }

    private mutating func expiresOn(_ number: Int) -> CivilDate? {
        if isLeaving(number) {
            leaving += 1
            return DistrictPlan.expiresOn(leaving % plan.nights)
        }
        guard random.next() % 3 == 0 else { return nil }
        return DistrictPlan.expiresOn(400 + Int(random.next() % 3_650))
    }

    /// Writes the audit entries that have not been delivered.
    private func leaveSomeUnpublished() throws {
        let insertion = try store.prepare(
            """
            INSERT INTO audit (sequence, at, event, actor, actor_uid, command, username, changes, link)
            VALUES (?, '2099-01-04T16:00:00.000Z', 'imported', 'keltner', 1000, 'import', 'keltnerc', '{}', ?)
            """
        )
        var linking = AuditChain()
        for sequence in 1...plan.undelivered {
            let entry = AuditEntry(
                sequence: Int64(sequence),
                at: Instant(seconds: 4_071_225_600),
                kind: .imported,
                actor: "keltner",
                actorUID: 1_000,
                command: "import",
                username: "keltnerc",
                person: nil,
                expiresOn: nil,
                run: nil,
                night: nil,
                changes: "{}"
            )
            let link = linking.link(entry).withUnsafeBytes { Array($0) }
            try insertion.run([.number(sequence), .bytes(link)])
        }
        try store.execute(
            "UPDATE about SET value = '\(plan.undelivered) \(linking.head)' WHERE name = 'audit'"
        )
    }
}
