/// What runs that wait, doubt or take back need of the tables, and an audit that proves itself.
extension Schema {
    /// Runs that held accounts back, were released, take another back, or doubted the clock; departures of protected
    /// accounts; and where a run's entries begin in the audit, whose closings are found from there.
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

    /// The audit's links.
    static let fourth = """
        DROP TRIGGER audit_is_written_once;
        ALTER TABLE audit ADD COLUMN link BLOB;
        """
}
