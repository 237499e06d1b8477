import GRDB
import LastdayRules

/// How the words of the design are read from rows.
///
/// The columns are named once, here.
enum Columns {
    static let person = """
        person.id, district_id, last_name, first_name, middle_name, email, aim_contact, contact_form_due,
        person.other
        """
    static let account = """
        account.id, username, account.person, account.expires_on, disabled, closing.at, because, closed_run,
        homepage, all_calendars, force_password_change, roles, groups, created_by, created_at, modified_by,
        modified_at, account.other
        """
    static let accountCount = 18
    /// The tables that they come from: an account, and its closing that is in force.
    static let accounts =
        "account LEFT JOIN closing ON closing.run = closed_run AND closing.account = account.id"
    static let offboarding = """
        offboarding.id, offboarding.account, last_day, reason, leaves_enabled, state, replaced_expires_on, queued_at,
        queued_by, ended_at, ends, overrides_protection
        """
    static let employment = """
        employment.id, employment.person, district_number, district_name, employment.start_date,
        employment.end_date, teaching_start_year, teaching_years_modifier, license_number, fte_percent, seniority,
        education, year, employment.school, employment.other
        """
    static let assignment = """
        assignment.id, employment, assignment.school, title, assignment.start_date, assignment.end_date,
        special_ed, assignment.other
        """
    static let document = "document.id, person, kind, reference, date"
    static let run = """
        run.id, kind, run.night, started_at, finished_at, closed, held, token, releases, undoes, doubt, clock_trusted
        """
    static let night = "date, midnight, zone, state, recorded_at, run"
    /// In the order of ``LastdayRules/AuditEntry/fieldNames``, and the link.
    static let audit = """
        sequence, at, event, actor, actor_uid, command, username, person, expires_on, run, night, changes, link
        """
}

/// A row that does not mean what its columns say: the store was written by something else.
private func unreadable(_ what: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unreadable \(what)")
}

extension Row {
    private func date(_ column: Int) throws -> CivilDate? {
        try (self[column] as String?).map { text in
            guard let date = try? CivilDate(reading: text) else { throw unreadable("date \(quoted(text))") }
            return date
        }
    }

    /// The instant in that column; nil where none stands there.
    func instant(_ column: Int) throws -> Instant? {
        try (self[column] as String?).map { text in
            guard let instant = Instant(text) else { throw unreadable("instant \(quoted(text))") }
            return instant
        }
    }

    private func word<Word: RawRepresentable<String>>(_ column: Int) throws -> Word {
        let text = self[column] as String
        guard let word = Word(rawValue: text) else { throw unreadable("word \(quoted(text))") }
        return word
    }

    private func required<Value>(_ value: Value?, _ what: String) throws -> Value {
        guard let value else { throw unreadable(what) }
        return value
    }

    func person(_ db: Database) throws -> Person {
        Person(
            number: self[0],
            districtID: self[1],
            lastName: self[2],
            firstName: self[3],
            middleName: self[4],
            email: self[5],
            isContact: self[6],
            owesContactForm: self[7],
            other: try named(self[8], db)
        )
    }

    /// An account's closing that is in force.
    private func closing() throws -> Closing? {
        guard let run = self[7] as Int64? else { return nil }
        // A stranger may have foreign keys switched off: whoever is closed by nothing is not taken for open.
        return Closing(at: try required(instant(5), "closing by run \(run)"), because: try word(6), run: run)
    }

    func account(_ db: Database) throws -> UserAccount {
        UserAccount(
            number: self[0],
            username: self[1],
            person: self[2],
            expiresOn: try date(3),
            disabled: self[4],
            closing: try closing(),
            homepage: self[8],
            allCalendars: self[9],
            forcePasswordChange: self[10],
            roles: try list(self[11], db),
            groups: try list(self[12], db),
            stamps: UserAccount.Stamps(
                createdBy: self[13],
                createdAt: self[14],
                modifiedBy: self[15],
                modifiedAt: self[16]
            ),
            other: try named(self[17], db)
        )
    }

    func employment(_ db: Database) throws -> Employment {
        var terms = Employment.Terms()
        terms.teachingStartYear = self[6]
        terms.teachingYearsModifier = self[7]
        terms.licenseNumber = self[8]
        terms.ftePercent = self[9]
        terms.seniority = self[10]
        terms.education = self[11]
        terms.year = self[12]
        terms.school = self[13]
        return Employment(
            number: self[0],
            person: self[1],
            districtNumber: self[2],
            districtName: self[3],
            startDate: try date(4),
            endDate: try date(5),
            terms: terms,
            other: try named(self[14], db)
        )
    }

    func assignment(_ db: Database) throws -> Assignment {
        Assignment(
            number: self[0],
            employment: self[1],
            school: self[2],
            title: self[3],
            startDate: try date(4),
            endDate: try date(5),
            isSpecialEd: self[6],
            other: try named(self[7], db)
        )
    }

    func document() throws -> Document {
        Document(number: self[0], person: self[1], kind: self[2], reference: self[3], date: try date(4))
    }

    /// A departure whose columns begin at that one; nil where a join found none.
    func offboarding(_ db: Database, at first: Int = 0) throws -> Offboarding? {
        guard let number = self[first] as Int64? else { return nil }
        return Offboarding(
            number: number,
            account: self[first + 1],
            lastDay: try required(date(first + 2), "last day"),
            reason: self[first + 3],
            leavesEnabled: self[first + 4],
            overridesProtection: self[first + 11],
            state: try word(first + 5),
            replacedExpiresOn: try date(first + 6),
            ends: try named(self[first + 10], db).map { try required(End($0), "end \(quoted($0.name))") },
            queuedAt: try required(instant(first + 7), "instant"),
            queuedBy: self[first + 8],
            endedAt: try instant(first + 9)
        )
    }

    func run() throws -> Run {
        Run(
            number: self[0],
            kind: try word(1),
            night: try required(date(2), "night"),
            startedAt: try required(instant(3), "instant"),
            finishedAt: try instant(4),
            closed: self[5],
            held: self[6],
            token: self[7],
            releases: self[8],
            undoes: self[9],
            doubt: self[10],
            trustsClock: self[11]
        )
    }

    func night() throws -> Night {
        Night(
            date: try required(date(0), "night"),
            midnight: try required(instant(1), "instant"),
            zone: self[2],
            state: try word(3),
            recordedAt: try required(instant(4), "instant"),
            run: self[5]
        )
    }

    func auditEntry() throws -> AuditEntry {
        AuditEntry(
            sequence: self[0],
            at: try required(instant(1), "instant"),
            kind: try word(2),
            actor: self[3],
            actorUID: self[4],
            command: self[5],
            username: self[6],
            person: self[7],
            expiresOn: try date(8),
            run: self[9],
            night: try date(10),
            changes: self[11],
            link: try link(12)
        )
    }
}

/// The texts of a JSON array; SQLite reads it, unless it is as plain as nearly all are.
private func list(_ json: String, _ db: Database) throws -> [String] {
    guard json != "[]" else { return [] }
    if let texts = plainTexts(json) { return texts }
    let statement = try db.cachedStatement(sql: "SELECT value FROM json_each(?)")
    return try String.fetchAll(statement, arguments: [json])
}

/// The texts of a JSON array that has no blank between them and nothing escaped in them; nil of any other.
private func plainTexts(_ json: String) -> [String]? {
    guard json.hasPrefix("[\""), json.hasSuffix("\"]"), !json.utf8.contains(UInt8(ascii: "\\")) else {
        return nil
    }
    var texts: [String] = []
    // Every second part lies between quotation marks, the others are the commas.
    for (place, part) in json.utf8.dropFirst().dropLast().split(
        separator: UInt8(ascii: "\""),
        omittingEmptySubsequences: false
    ).enumerated() {
        if place % 2 == 1 {
            texts.append(String(decoding: part, as: UTF8.self))
        } else if place > 0, !part.isEmpty, !part.elementsEqual(",".utf8) {
            return nil
        }
    }
    return texts
}

/// The named texts of a JSON object in their order; SQLite reads it.
private func named(_ json: String, _ db: Database) throws -> [NamedText] {
    guard json != "{}" else { return [] }
    let statement = try db.cachedStatement(sql: "SELECT key, CAST(value AS TEXT) FROM json_each(?)")
    return try Row.fetchAll(statement, arguments: [json]).map { NamedText(name: $0[0], text: $0[1] ?? "") }
}
