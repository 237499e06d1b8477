public import LastdayRules

/// What the journal was told of a store behind an entry of its audit: the one place where a restore asks the journal.
public enum JournalBeyond {
    /// The last entry that the journal was told of and that does not follow from an older state of the store.
    ///
    /// - Parameters:
    ///   - records: The older state.
    ///   - place: Where the store is that the journal was told of.
    /// - Returns: The number; nil where the journal has nothing behind, or cannot be read.
    /// - Throws: What the records throw.
    public static func last(in records: any Records, ofStoreAt place: String) throws -> Int64? {
        try JournalEvidence(in: records, ofStoreAt: place, depth: .far).verdict.gap?.highest
    }
}
