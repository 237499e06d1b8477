extension Schema {
    /// What feeds say about records, further identifiers of people, and look-ups that ignore case.
    static let tenth = """
        ALTER TABLE person ADD COLUMN identifiers TEXT NOT NULL DEFAULT '{}'
            CHECK (json_type(identifiers) = 'object');
        ALTER TABLE person ADD COLUMN other_emails TEXT NOT NULL DEFAULT '[]'
            CHECK (json_type(other_emails) = 'array');
        ALTER TABLE account ADD COLUMN feed_expires_on TEXT
            CHECK (feed_expires_on IS date(feed_expires_on, '+0 days'));
        ALTER TABLE account ADD COLUMN feed_disabled INTEGER NOT NULL DEFAULT 0 CHECK (feed_disabled IN (0, 1));
        ALTER TABLE account ADD COLUMN disabled_by_feed INTEGER NOT NULL DEFAULT 0
            CHECK (disabled_by_feed IN (0, 1));
        ALTER TABLE employment ADD COLUMN feed_end_date TEXT
            CHECK (feed_end_date IS date(feed_end_date, '+0 days'));
        ALTER TABLE assignment ADD COLUMN feed_end_date TEXT
            CHECK (feed_end_date IS date(feed_end_date, '+0 days'));
        ALTER TABLE offboarding ADD COLUMN person_name TEXT;
        CREATE INDEX account_by_any_case ON account (username COLLATE NOCASE);
        CREATE INDEX person_by_district_id_in_any_case ON person (district_id COLLATE NOCASE)
            WHERE district_id IS NOT NULL;
        """
}
