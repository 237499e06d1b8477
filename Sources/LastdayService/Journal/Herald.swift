public import LastdayRules

/// Tells what has been kept to the journal, and to whoever watches.
public struct Herald: Sendable {
    /// How many entries one delivery hands over at the most, so that the store is never held for long.
    private static let portion = 5_000

    private let lines: TerminalLines?

    /// A herald.
    ///
    /// - Parameter lines: Where to write the same as readable lines as well; nil: nowhere.
    public init(lines: TerminalLines? = nil) {
        self.lines = lines
    }

    /// Tells entries that have been committed, and whatever of the store's audit the journal still lacks.
    ///
    /// Where there is no journal, the store remembers that they have not been sent.
    ///
    /// - Throws: ``LastdayRules/StoreFailure`` where the store's memory of it could not be kept; the entries are
    ///   sent again some other time.
    public func tell(_ entries: [AuditEntry], of store: any Store) throws {
        if let lines { for entry in entries { lines.write(entry) } }
        guard SystemdJournal.isThere else { return }
        let journal = SystemdJournal()
        while try store.deliver(atMost: Self.portion, { journal.send(JournalEntry($0).fields) })
            == Self.portion
        {}
    }
}
