/// Closings in a table of their own.
extension Schema {
    /// The table of closings, filled from the accounts' own rows, and the table of accounts without those
    /// columns.
    ///
    /// Closing an account hardly lengthens its row, so a full page of the file is rewritten instead of split,
    /// and the closings of a run are together at the end of their table, however many accounts there are. An
    /// account names the run whose closing is in force; a revoked closing stays in its table.
    static let sixth = """
        CREATE TABLE closing (
            run INTEGER NOT NULL REFERENCES run (id),
            account INTEGER NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
            at TEXT NOT NULL,
            because TEXT NOT NULL CHECK (because IN ('expired', 'left')),
            PRIMARY KEY (run, account)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO closing SELECT closed_run, id, closed_at, closed_because FROM account
            WHERE closed_run IS NOT NULL ORDER BY closed_run, id;

        CREATE TABLE new_account (
            id INTEGER PRIMARY KEY,
            username TEXT NOT NULL UNIQUE CHECK (username <> ''),
            person INTEGER REFERENCES person (id),
            expires_on TEXT CHECK (expires_on IS date(expires_on, '+0 days')),
            disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
            closed_run INTEGER,
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
            FOREIGN KEY (closed_run, id) REFERENCES closing (run, account)
        ) STRICT;
        INSERT INTO new_account SELECT id, username, person, expires_on, disabled, closed_run, homepage, all_calendars,
            force_password_change, roles, groups, created_by, created_at, modified_by, modified_at, other
            FROM account ORDER BY id;
        DROP TABLE account;
        ALTER TABLE new_account RENAME TO account;
        CREATE INDEX account_by_person ON account (person) WHERE person IS NOT NULL;
        CREATE INDEX account_due ON account (expires_on)
            WHERE expires_on IS NOT NULL AND disabled = 0 AND closed_run IS NULL;
        """
}
