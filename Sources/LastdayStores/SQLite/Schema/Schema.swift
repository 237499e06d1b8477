import GRDB
import LastdayCore

/// The tables.
///
/// SQLite checks whatever it can: no program can write an invalid date.
///
/// The modifier '+0 days' makes SQLite's date() compute the date; without a modifier it returns 2026-02-30
/// unchanged.
enum Schema {
    /// "LSTD", by which `file` and this program distinguish a store from other databases.
    static let applicationID: Int32 = 0x4C53_5444

    static let first = """
        PRAGMA application_id = \(applicationID);

        CREATE TABLE about (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE person (
            id INTEGER PRIMARY KEY,
            district_id TEXT UNIQUE,
            last_name TEXT NOT NULL COLLATE NOCASE,
            first_name TEXT NOT NULL,
            middle_name TEXT,
            email TEXT,
            other TEXT NOT NULL DEFAULT '{}' CHECK (json_type(other) = 'object')
        ) STRICT;
        CREATE INDEX person_by_name ON person (last_name);

        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('night', 'caught up', 'by hand')),
            night TEXT NOT NULL CHECK (night IS date(night, '+0 days')),
            started_at TEXT NOT NULL,
            finished_at TEXT,
            closed INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE account (
            id INTEGER PRIMARY KEY,
            username TEXT NOT NULL UNIQUE CHECK (username <> ''),
            person INTEGER REFERENCES person (id),
            expires_on TEXT CHECK (expires_on IS date(expires_on, '+0 days')),
            disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
            closed_at TEXT,
            closed_because TEXT CHECK (closed_because IN ('expired', 'left')),
            closed_run INTEGER REFERENCES run (id),
            homepage TEXT,
            all_calendars INTEGER NOT NULL DEFAULT 0 CHECK (all_calendars IN (0, 1)),
            force_password_change INTEGER NOT NULL DEFAULT 0 CHECK (force_password_change IN (0, 1)),
            roles TEXT NOT NULL DEFAULT '[]' CHECK (json_type(roles) = 'array'),
            groups TEXT NOT NULL DEFAULT '[]' CHECK (json_type(groups) = 'array'),
            created_by TEXT,
            created_at TEXT,
            modified_by TEXT,
            modified_at TEXT,
            other TEXT NOT NULL DEFAULT '{}' CHECK (json_type(other) = 'object'),
            CHECK ((closed_at IS NULL) = (closed_because IS NULL) AND (closed_at IS NULL) = (closed_run IS NULL))
        ) STRICT;
        CREATE INDEX account_by_person ON account (person) WHERE person IS NOT NULL;
        CREATE INDEX account_due ON account (expires_on)
            WHERE expires_on IS NOT NULL AND disabled = 0 AND closed_at IS NULL;
        CREATE INDEX account_by_closing ON account (closed_run) WHERE closed_run IS NOT NULL;

        CREATE TABLE offboarding (
            id INTEGER PRIMARY KEY,
            account INTEGER NOT NULL REFERENCES account (id),
            last_day TEXT NOT NULL CHECK (last_day IS date(last_day, '+0 days')),
            reason TEXT,
            leaves_enabled INTEGER NOT NULL DEFAULT 0 CHECK (leaves_enabled IN (0, 1)),
            state TEXT NOT NULL CHECK (state IN ('queued', 'completed', 'cancelled')),
            replaced_expires_on TEXT CHECK (replaced_expires_on IS date(replaced_expires_on, '+0 days')),
            queued_at TEXT NOT NULL,
            queued_by TEXT NOT NULL,
            ended_at TEXT,
            CHECK ((state = 'queued') = (ended_at IS NULL))
        ) STRICT;
        CREATE INDEX offboarding_by_account ON offboarding (account);
        CREATE UNIQUE INDEX offboarding_queued ON offboarding (account) WHERE state = 'queued';
        CREATE INDEX offboarding_by_last_day ON offboarding (last_day) WHERE state = 'queued';

        CREATE TABLE night (
            date TEXT PRIMARY KEY CHECK (date IS date(date, '+0 days')),
            midnight TEXT NOT NULL,
            zone TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('ran', 'caught up', 'held', 'in doubt')),
            recorded_at TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES run (id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            event TEXT NOT NULL,
            actor TEXT NOT NULL,
            actor_uid INTEGER NOT NULL,
            command TEXT NOT NULL,
            username TEXT,
            person INTEGER,
            expires_on TEXT,
            run INTEGER,
            night TEXT,
            changes TEXT NOT NULL
        ) STRICT;
        CREATE INDEX audit_by_username ON audit (username) WHERE username IS NOT NULL;

        -- How far the audit has been told elsewhere.
        CREATE TABLE delivery (
            target TEXT PRIMARY KEY,
            sequence INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO delivery VALUES ('journal', 0);
        """

    /// Employments, assignments, documents and AIM contacts; and the records that a departure ends.
    static let second = """
        ALTER TABLE person ADD COLUMN aim_contact INTEGER NOT NULL DEFAULT 0 CHECK (aim_contact IN (0, 1));
        ALTER TABLE person ADD COLUMN contact_form_due INTEGER NOT NULL DEFAULT 0
            CHECK (contact_form_due IN (0, 1));
        ALTER TABLE offboarding ADD COLUMN ends TEXT NOT NULL DEFAULT '{}' CHECK (json_type(ends) = 'object');
        CREATE INDEX person_by_contact ON person (last_name) WHERE aim_contact = 1 OR contact_form_due = 1;

        CREATE INDEX person_by_email ON person (email COLLATE NOCASE) WHERE email IS NOT NULL;

        CREATE TABLE employment (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            district_number TEXT NOT NULL,
            district_name TEXT,
            start_date TEXT CHECK (start_date IS date(start_date, '+0 days')),
            end_date TEXT CHECK (end_date IS date(end_date, '+0 days')),
            teaching_start_year TEXT,
            teaching_years_modifier TEXT,
            license_number TEXT,
            fte_percent TEXT,
            seniority TEXT,
            education TEXT,
            year TEXT,
            school TEXT,
            other TEXT NOT NULL DEFAULT '{}' CHECK (json_type(other) = 'object')
        ) STRICT;
        CREATE INDEX employment_by_person ON employment (person);

        CREATE TABLE assignment (
            id INTEGER PRIMARY KEY,
            employment INTEGER NOT NULL REFERENCES employment (id),
            school TEXT NOT NULL,
            title TEXT NOT NULL,
            start_date TEXT CHECK (start_date IS date(start_date, '+0 days')),
            end_date TEXT CHECK (end_date IS date(end_date, '+0 days')),
            special_ed INTEGER NOT NULL DEFAULT 0 CHECK (special_ed IN (0, 1)),
            other TEXT NOT NULL DEFAULT '{}' CHECK (json_type(other) = 'object')
        ) STRICT;
        CREATE INDEX assignment_by_employment ON assignment (employment);
        CREATE INDEX assignment_by_special_ed ON assignment (id) WHERE special_ed = 1;

        CREATE TABLE document (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            kind TEXT NOT NULL,
            reference TEXT NOT NULL,
            date TEXT CHECK (date IS date(date, '+0 days')),
            UNIQUE (kind, reference, person)
        ) STRICT;
        CREATE INDEX document_by_person ON document (person);
        """

    /// Records what the store is for.
    static func mark(_ db: Database, as purpose: StorePurpose) throws {
        try db.execute(
            sql: "INSERT INTO about VALUES ('purpose', ?)",
            arguments: [purpose.rawValue]
        )
    }

    /// Returns what the store is for.
    static func purpose(_ db: Database) throws -> StorePurpose {
        try String.fetchOne(db, sql: "SELECT value FROM about WHERE name = 'purpose'")
            .flatMap(StorePurpose.init) ?? .district
    }
}
