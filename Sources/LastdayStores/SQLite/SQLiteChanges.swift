import GRDB
import LastdayRules

/// How each change is written, and the audit entry beside it.
struct SQLiteChanges {
    let db: Database

    /// Writes the events' changes and their audit entries; part of the transaction that decided them.
    func keep(_ events: [Event], on occasion: Occasion) throws -> [AuditEntry] {
        guard !events.isEmpty else { return [] }
        let last = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM audit") ?? 0
        return try events.enumerated().map { index, event in
            for change in event.changes { try write(change) }
            let entry = AuditEntry(sequence: last + Int64(index) + 1, event, on: occasion)
            try write(entry)
            return entry
        }
    }

    private func write(_ change: Change) throws {
        switch change {
        case .person(let from, let to): try write(to, isNew: from == nil)
        case .account(let from, let to): try write(to, from)
        case .offboarding(let from, let to): try write(to, isNew: from == nil)
        case .run(let from, let to): try write(to, isNew: from == nil)
        case .night(let night): try write(night)
        }
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        let statement = try db.cachedStatement(sql: sql)
        statement.setUncheckedArguments(arguments)
        try statement.execute()
    }

    private func write(_ person: Person, isNew: Bool) throws {
        try execute(
            isNew
                ? """
                INSERT INTO person (district_id, last_name, first_name, middle_name, email, other, id)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
                : """
                UPDATE person SET district_id = ?, last_name = ?, first_name = ?, middle_name = ?, email = ?,
                other = ? WHERE id = ?
                """,
            [
                person.districtID, person.lastName, person.firstName, person.middleName, person.email,
                JSON.text(.named(person.other)), person.number,
            ]
        )
    }

    private func write(_ account: UserAccount, _ before: UserAccount?) throws {
        guard let before else {
            try execute(
                "INSERT INTO account (id, username) VALUES (?, ?)",
                [account.number, account.username]
            )
            try writeParticulars(account)
            try writeStanding(account)
            return
        }
        // A closing touches the standing only: the long columns stay as they are.
        if account.particulars != before.particulars { try writeParticulars(account) }
        if account.standing != before.standing { try writeStanding(account) }
    }

    private func writeStanding(_ account: UserAccount) throws {
        try execute(
            """
            UPDATE account SET expires_on = ?, disabled = ?, closed_at = ?, closed_because = ?, closed_run = ?
            WHERE id = ?
            """,
            [
                account.expiresOn?.description, account.disabled, account.closing?.at.description,
                account.closing?.because.rawValue, account.closing?.run, account.number,
            ]
        )
    }

    private func writeParticulars(_ account: UserAccount) throws {
        try execute(
            """
            UPDATE account SET username = ?, person = ?, homepage = ?, all_calendars = ?,
            force_password_change = ?, roles = ?, groups = ?, created_by = ?, created_at = ?, modified_by = ?,
            modified_at = ?, other = ? WHERE id = ?
            """,
            [
                account.username, account.person, account.homepage, account.allCalendars,
                account.forcePasswordChange, JSON.text(.list(account.roles)),
                JSON.text(.list(account.groups)),
                account.stamps.createdBy, account.stamps.createdAt, account.stamps.modifiedBy,
                account.stamps.modifiedAt, JSON.text(.named(account.other)), account.number,
            ]
        )
    }

    private func write(_ offboarding: Offboarding, isNew: Bool) throws {
        try execute(
            isNew
                ? """
                INSERT INTO offboarding (account, last_day, reason, leaves_enabled, state, replaced_expires_on,
                queued_at, queued_by, ended_at, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
                : """
                UPDATE offboarding SET account = ?, last_day = ?, reason = ?, leaves_enabled = ?, state = ?,
                replaced_expires_on = ?, queued_at = ?, queued_by = ?, ended_at = ? WHERE id = ?
                """,
            [
                offboarding.account, offboarding.lastDay.description, offboarding.reason,
                offboarding.leavesEnabled, offboarding.state.rawValue,
                offboarding.replacedExpiresOn?.description, offboarding.queuedAt.description,
                offboarding.queuedBy, offboarding.endedAt?.description, offboarding.number,
            ]
        )
    }

    private func write(_ run: Run, isNew: Bool) throws {
        try execute(
            isNew
                ? "INSERT INTO run (kind, night, started_at, finished_at, closed, id) VALUES (?, ?, ?, ?, ?, ?)"
                : "UPDATE run SET kind = ?, night = ?, started_at = ?, finished_at = ?, closed = ? WHERE id = ?",
            [
                run.kind.rawValue, run.night.description, run.startedAt.description,
                run.finishedAt?.description, run.closed, run.number,
            ]
        )
    }

    private func write(_ night: Night) throws {
        try execute(
            "INSERT INTO night (\(Columns.night)) VALUES (?, ?, ?, ?, ?, ?)",
            [
                night.date.description, night.midnight.description, night.zone, night.state.rawValue,
                night.recordedAt.description, night.run,
            ]
        )
    }

    private func write(_ entry: AuditEntry) throws {
        try execute(
            "INSERT INTO audit (\(Columns.audit)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                entry.sequence, entry.at.description, entry.kind.rawValue, entry.actor, entry.actorUID,
                entry.command, entry.username, entry.person, entry.expiresOn?.description, entry.run,
                entry.night?.description, entry.changes,
            ]
        )
    }
}

extension UserAccount {
    /// The part that a closing, a queueing or a reinstatement changes.
    fileprivate var standing: [AnyHashable?] { [expiresOn, disabled, closing] }

    /// The rest of the account: itself, with the standing of a new one.
    fileprivate var particulars: UserAccount {
        var rest = self
        rest.expiresOn = nil
        rest.disabled = false
        rest.closing = nil
        return rest
    }
}
