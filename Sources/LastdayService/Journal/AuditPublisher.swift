public import LastdayCore
import LastdaySystem

/// The publisher of committed audit entries, to the journal and to a terminal.
public struct AuditPublisher: Sendable {
    /// The outcome of publishing a batch.
    public enum Outcome: Sendable, Equatable {
        /// The journal has every entry.
        case allPublished
        /// There is more to publish, and nothing prevents it.
        case moreToPublish
        /// The journal does not take entries at the moment; its return is not signalled.
        case notAccepted
        /// Another process is publishing, or writing to the store, at the moment.
        case publishedByAnother
        /// This machine has no journal.
        case noJournal
    }

    /// The most entries in a batch; that many take some ten milliseconds.
    private static let portion = 500

    /// The most entries that a command publishes itself.
    ///
    /// journald drops entries that come too fast from a user's session (journald.conf(5), RateLimitBurst);
    /// the service's unit lifts that limit, so larger numbers are left to the service, which is notified at
    /// once.
    static let sessionLimit = 100

    /// How long a command keeps publishing, however slow journald is.
    private static let sessionPatience = Duration.seconds(2)

    private let lines: TerminalLines?
    private let isTheService: Bool
    private let journal: SystemdJournal
    private let unsavedMark: UnsavedMark
    private let patience: Int32

    /// Creates a publisher.
    ///
    /// - Parameters:
    ///   - lines: Where to write the entries as readable lines as well; nil for nowhere.
    ///   - isTheService: Whether it publishes for the service, which does so batch by batch when it has
    ///     nothing else to do.
    public init(lines: TerminalLines? = nil, isTheService: Bool = false) {
        self.init(lines: lines, isTheService: isTheService, journal: .system)
    }

    /// Creates a publisher for that journal, which knows from the mark what an earlier one has sent.
    ///
    /// `patience` is how long journald may take for one entry, in milliseconds.
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

    /// Whether entries are also written as readable lines.
    var isWatched: Bool { lines != nil }

    /// Writes committed entries as readable lines and, for a command, sends the journal what it lacks, unless
    /// that is much.
    ///
    /// What the journal does not take within seconds is left to the service: the store remembers that it has
    /// not been sent.
    ///
    /// - Throws: ``LastdayCore/StoreFailure`` if the store could not record what was sent; those entries are
    ///   sent again later.
    public func publish(_ entries: [AuditEntry], of store: any ServableStore) throws {
        if let lines { for entry in entries { lines.write(entry) } }
        guard !isTheService, journal.isThere, try store.undeliveredCount(to: .journal) <= Self.sessionLimit
        else { return }
        let deadline = Deadline(after: Self.sessionPatience)
        _ = try deliverAlone(of: store) { deadline.hasPassed }
    }

    /// Sends the journal a batch of the entries that it lacks.
    ///
    /// The store is not held meanwhile: other processes can write to it.
    ///
    /// - Parameters:
    ///   - store: The store whose audit it is.
    ///   - isToStop: Asked before each entry and, while journald keeps it waiting, every ten milliseconds.
    /// - Returns: The outcome.
    /// - Throws: ``LastdayCore/StoreFailure``.
    func publishBatch(of store: any ServableStore, stoppingWhen isToStop: () -> Bool) throws -> Outcome {
        guard journal.isThere else { return SystemdJournal.isExpected ? .notAccepted : .noJournal }
        journal.hopeAgain()
        return try deliverAlone(of: store, stoppingWhen: isToStop)
    }

    private func deliverAlone(of store: any ServableStore, stoppingWhen isToStop: () -> Bool) throws
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
        let undelivered = try store.undelivered(to: .journal, atMost: Self.portion)
        var last: Int64?
        var outcome = undelivered.isAll ? Outcome.allPublished : .moreToPublish
        for entry in undelivered.entries {
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
        if let last { try unsavedMark.note(UnsavedMark.Span(from: undelivered.mark, upTo: last), in: store) }
        return outcome
    }
}
