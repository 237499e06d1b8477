public import LastdayRules

/// Tells what has been kept to the journal, and to whoever watches.
public struct Herald: Sendable {
    /// How many entries one delivery hands over at the most, so that the store is never held for long.
    private static let portion = 5_000

    /// How many entries a command tells itself at the most.
    ///
    /// From a person's session journald drops what comes too fast (journald.conf(5), RateLimitBurst); the service's
    /// unit lifts that limit, so more than these are left to the service, which hears of them at once.
    static let sessionLimit = 100

    private let lines: TerminalLines?
    private let isTheService: Bool

    /// A herald.
    ///
    /// - Parameters:
    ///   - lines: Where to write the same as readable lines as well; nil: nowhere.
    ///   - isTheService: Whether it speaks for the service, which may tell any number.
    public init(lines: TerminalLines? = nil, isTheService: Bool = false) {
        self.lines = lines
        self.isTheService = isTheService
    }

    /// Whether somebody reads along.
    var isWatched: Bool { lines != nil }

    /// Tells entries that have been committed, and whatever of the store's audit the journal still lacks.
    ///
    /// Where there is no journal, the store remembers that they have not been sent.
    ///
    /// - Throws: ``LastdayRules/StoreFailure`` where the store's memory of it could not be kept; the entries are
    ///   sent again some other time.
    public func tell(_ entries: [AuditEntry], of store: any Store) throws {
        if let lines { for entry in entries { lines.write(entry) } }
        guard SystemdJournal.isThere else { return }
        guard try isTheService || store.undelivered() <= Self.sessionLimit else { return }
        let journal = SystemdJournal()
        let name = try StoreName(of: store)
        while try store.deliver(
            atMost: Self.portion,
            { journal.send(JournalEntry($0, of: name).fields) }
        )
            == Self.portion
        {}
    }
}
