import GRDB
import LastdayRules

/// How one transaction writes each change, and the audit entry beside it.
final class SQLiteChanges {
    let db: Database
    /// How the audit ends; nil until something is to be written.
    private var end: (sequence: Int64, linking: AuditLinking)?

    init(db: Database) {
        self.db = db
    }

    /// Writes the events' changes and their audit entries; part of the transaction that decided them.
    func keep(_ events: [Event], on occasion: Occasion) throws -> [AuditEntry] {
        guard !events.isEmpty else { return [] }
        var (sequence, linking) = try end ?? SQLiteLinking.continuation(db)
        let entries = try events.map { event in
            for change in event.changes { try write(change) }
            sequence += 1
            let entry = AuditEntry(sequence: sequence, event, on: occasion).linked(by: &linking)
            try write(entry)
            return entry
        }
        end = (sequence, linking)
        return entries
    }

    /// Notes how the audit ends, behind the last entry of the transaction.
    func finish() throws {
        if let end { try SQLiteLinking.note(end.sequence, end.linking.head, in: db) }
    }

    /// Writes what another store kept, as it was there.
    func keep(_ kept: Kept) throws {
        switch kept {
        case .person(let person): try write(person, isNew: true)
        case .run(let run): try write(run, isNew: true)
        case .account(let account): try write(account, nil)
        case .employment(let employment): try write(employment, isNew: true)
        case .assignment(let assignment): try write(assignment, isNew: true)
        case .document(let document): try write(document, isNew: true)
        case .offboarding(let offboarding): try write(offboarding, nil)
        case .night(let night): try write(night)
        case .audit(let entry):
            var linking = try end?.linking ?? SQLiteLinking.continuation(db).linking
            try write(entry.linked(by: &linking))
            end = (entry.sequence, linking)
        }
    }

    /// Refuses what SQLite would keep otherwise than it is, or not at all.
    func refuseUnkeepable(_ record: some Recorded) throws {
        guard let fault = record.unkeepable else { return }
        throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: fault)
    }

    private func write(_ change: Change) throws {
        switch change {
        case .person(let from, let to): try write(to, isNew: from == nil)
        case .account(let from, let to): try write(to, from)
        case .employment(let from, let to): try write(to, isNew: from == nil)
        case .assignment(let from, let to): try write(to, isNew: from == nil)
        case .document(let from, let to): try write(to, isNew: from == nil)
        case .offboarding(let from, let to): try write(to, from)
        case .run(let from, let to): try write(to, isNew: from == nil)
        case .night(let night): try write(night)
        case .zone(_, let to): try SQLiteZone.write(to, in: db)
        }
    }

    private func write(_ person: Person, isNew: Bool) throws {
        try refuseUnkeepable(person)
        try db.executeOnce(
            isNew
                ? """
                INSERT INTO person (district_id, last_name, first_name, middle_name, email, aim_contact,
                contact_form_due, other, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
                : """
                UPDATE person SET district_id = ?, last_name = ?, first_name = ?, middle_name = ?, email = ?,
                aim_contact = ?, contact_form_due = ?, other = ? WHERE id = ?
                """,
            person.districtID,
            person.lastName,
            person.firstName,
            person.middleName,
            person.email,
            person.isContact,
            person.owesContactForm,
            JSON.text(.named(person.other)),
            person.number
        )
    }

    private func write(_ run: Run, isNew: Bool) throws {
        try refuseUnkeepable(run)
        try db.executeOnce(
            isNew
                ? """
                INSERT INTO run (kind, night, started_at, finished_at, closed, held, token, releases, undoes, doubt,
                clock_trusted, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
                : """
                UPDATE run SET kind = ?, night = ?, started_at = ?, finished_at = ?, closed = ?, held = ?, token = ?,
                releases = ?, undoes = ?, doubt = ?, clock_trusted = ? WHERE id = ?
                """,
            run.kind.rawValue,
            run.night.description,
            run.startedAt.description,
            run.finishedAt?.description,
            run.closed,
            run.held,
            run.token,
            run.releases,
            run.undoes,
            run.doubt,
            run.trustsClock,
            run.number
        )
    }

    private func write(_ night: Night) throws {
        try db.executeOnce(
            "INSERT INTO night (\(Columns.night)) VALUES (?, ?, ?, ?, ?, ?)",
            night.date.description,
            night.midnight.description,
            night.zone,
            night.state.rawValue,
            night.recordedAt.description,
            night.run
        )
    }

    private static let insertAudit =
        "INSERT INTO audit (\(Columns.audit)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

    private func write(_ entry: AuditEntry) throws {
        try db.executeOnce(
            Self.insertAudit,
            entry.sequence,
            entry.at.description,
            entry.kind.rawValue,
            entry.actor,
            entry.actorUID,
            entry.command,
            entry.username,
            entry.person,
            entry.expiresOn?.description,
            entry.run,
            entry.night?.description,
            entry.changes,
            entry.link?.data
        )
    }
}
