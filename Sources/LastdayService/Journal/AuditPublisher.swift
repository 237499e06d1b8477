public import LastdayCore
import LastdaySystem

/// Tells what has been kept to the journal, and to whoever watches.
public struct AuditPublisher: Sendable {
    /// What came of telling a portion.
    public enum Outcome: Sendable, Equatable {
        /// The journal has been told everything.
        case allPublished
        /// There is more to tell, and nothing in the way of it.
        case moreToPublish
        /// The journal does not take entries at the moment; nobody says when it does again.
        case notAccepted
        /// Somebody else is telling, or writing, at the moment.
        case publishedByAnother
        /// This machine has no journal.
        case noJournal
    }

    /// How many entries a portion has at the most: so many take some ten milliseconds.
    private static let portion = 500

    /// How many entries a command tells itself at the most.
    ///
    /// From a person's session journald drops what comes too fast (journald.conf(5), RateLimitBurst); the service's
    /// unit lifts that limit, so more than these are left to the service, which hears of them at once.
    static let sessionLimit = 100

    /// How long a command goes on telling, however slow journald is.
    private static let sessionPatience = Duration.seconds(2)

    private let lines: TerminalLines?
    private let isTheService: Bool
    private let journal: SystemdJournal
    private let unsavedMark: UnsavedMark
    private let patience: Int32

    /// A herald.
    ///
    /// - Parameters:
    ///   - lines: Where to write the same as readable lines as well; nil: nowhere.
    ///   - isTheService: Whether it speaks for the service, which tells portion by portion when nothing else is to be
    ///     done.
    public init(lines: TerminalLines? = nil, isTheService: Bool = false) {
        self.init(lines: lines, isTheService: isTheService, journal: .system)
    }

    /// A herald of that journal, which knows what an earlier one has sent; its patience is how long journald may take for
    /// one entry, in milliseconds.
    init(
        lines: TerminalLines? = nil,
        isTheService: Bool,
        journal: SystemdJournal = .system,
        unsavedMark: UnsavedMark = UnsavedMark(),
        patience: Int32 = 1_000
    ) {
        self.lines = lines
        self.isTheService = isTheService
        self.journal = journal
        self.unsavedMark = unsavedMark
        self.patience = patience
    }

    /// Whether somebody reads along.
    var isWatched: Bool { lines != nil }

    /// Tells entries that have been committed to whoever watches and, where it speaks for a command, the journal what it
    /// lacks, unless that is much.
    ///
    /// What the journal does not take within seconds is left to the service: the store remembers that it has not been
    /// sent.
    ///
    /// - Throws: ``LastdayCore/StoreFailure`` where the store's memory of it could not be kept; the entries are
    ///   sent again some other time.
    public func publish(_ entries: [AuditEntry], of store: any ServableStore) throws {
        if let lines { for entry in entries { lines.write(entry) } }
        guard !isTheService, journal.isThere, try store.undeliveredCount(to: .journal) <= Self.sessionLimit
        else { return }
        let deadline = Deadline(after: Self.sessionPatience)
        _ = try tellingAlone(of: store) { deadline.hasPassed }
    }

    /// Tells the journal a portion of what it lacks.
    ///
    /// The store is not held meanwhile: others write to it.
    ///
    /// - Parameters:
    ///   - store: The store whose audit it is.
    ///   - isToStop: Asked before each entry and, where journald keeps it waiting, every ten milliseconds.
    /// - Returns: What came of it.
    /// - Throws: ``LastdayCore/StoreFailure``.
    func publishBatch(of store: any ServableStore, stoppingWhen isToStop: () -> Bool) throws -> Outcome {
        guard journal.isThere else { return SystemdJournal.isExpected ? .notAccepted : .noJournal }
        journal.hopeAgain()
        return try tellingAlone(of: store, stoppingWhen: isToStop)
    }

    private func tellingAlone(of store: any ServableStore, stoppingWhen isToStop: () -> Bool) throws
        -> Outcome
    {
        do {
            return try store.deliveringAlone(to: .journal) { try portion(of: store, stoppingWhen: isToStop) }
                ?? .publishedByAnother
        } catch let failure as StoreFailure where failure.kind == .busy {
            return .publishedByAnother
        }
    }

    private func portion(of store: any ServableStore, stoppingWhen isToStop: () -> Bool) throws -> Outcome {
        try unsavedMark.note(in: store)
        let name = try StoreIdentity(of: store)
        let untold = try store.undelivered(to: .journal, atMost: Self.portion)
        var last: Int64?
        var outcome = untold.isAll ? Outcome.allPublished : .moreToPublish
        for entry in untold.entries {
            let isTaken =
                !isToStop()
                && journal.send(
                    JournalEntry(entry, of: name).fields,
                    within: patience,
                    stoppingWhen: isToStop
                )
            guard isTaken else {
                outcome = isToStop() ? .moreToPublish : .notAccepted
                break
            }
            last = entry.sequence
        }
        if let last { try unsavedMark.note(UnsavedMark.Span(from: untold.mark, upTo: last), in: store) }
        return outcome
    }
}
