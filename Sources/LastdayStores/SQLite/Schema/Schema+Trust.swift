/// Columns for held, released, undone and doubted runs, and for an audit that proves itself.
extension Schema {
    /// Columns for runs that held accounts back, were released, undo another or doubted the clock, and for
    /// departures of protected accounts.
    ///
    /// The index finds where a run's entries begin in the audit; its closings follow from there.
    static let third = """
        ALTER TABLE run ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE run ADD COLUMN token TEXT;
        ALTER TABLE run ADD COLUMN releases TEXT;
        ALTER TABLE run ADD COLUMN undoes INTEGER REFERENCES run (id);
        ALTER TABLE run ADD COLUMN doubt TEXT;
        ALTER TABLE run ADD COLUMN clock_trusted INTEGER NOT NULL DEFAULT 0 CHECK (clock_trusted IN (0, 1));
        ALTER TABLE offboarding ADD COLUMN overrides_protection INTEGER NOT NULL DEFAULT 0
            CHECK (overrides_protection IN (0, 1));
        CREATE INDEX audit_by_run ON audit (run) WHERE run IS NOT NULL AND event <> 'closed';
        """

    /// The links of the audit.
    static let fourth = """
        DROP TRIGGER audit_is_written_once;
        ALTER TABLE audit ADD COLUMN link BLOB;
        """
}
