public import LastdayCore

/// The columns that a store has from earlier releases, and that would not be stored today.
public enum FormerlyStored {
    /// The number of records that are looked at: all rows of a file have the same columns.
    private static let sample = 500

    /// Returns the names of such columns among the first people and accounts of a store.
    ///
    /// - Throws: What the store throws.
    public static func headings(in records: any RecordReader) throws -> [String] {
        var seen: Set<String> = []
        var found: [String] = []
        for kind in [RecordKind.person, .account] {
            for stored in try records.records(of: kind, after: nil, limit: sample) {
                let other = (stored.record as? Person)?.other ?? (stored.record as? UserAccount)?.other ?? []
                for one in other where !one.text.isEmpty && seen.insert(one.name).inserted {
                    if NeverStored.kind(of: one.name) != nil { found.append(one.name) }
                }
            }
        }
        return found
    }
}
