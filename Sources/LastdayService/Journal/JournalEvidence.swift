import LastdayMessages
public import LastdayCore
import LastdaySystem

/// What this machine's journal shows of a store's audit.
public struct JournalEvidence: Sendable {
    /// How far back the journal is read, as the number of entries in a row that the store has as they were
    /// sent.
    public enum Depth: Sendable {
        /// Before an act: a store that has gone back lacks the newest entries.
        case newest
        /// At the service's start and for `lastday health`: also detects a store that went back and was then
        /// added to.
        case recent
        /// For a person who looks for what was lost.
        case far
        /// The whole journal, whoever sent the entries.
        case whole

        fileprivate var enough: Int {
            switch self {
            case .newest: 8
            case .recent: 1_000
            case .far: 20_000
            case .whole: .max
            }
        }
    }

    /// The result of the comparison.
    public private(set) var verdict = AuditVerdict.nothingDelivered
    /// The number of entries that the store has as they were sent.
    public private(set) var agreeing = 0
    /// The entries that the store lacks or has in another form, oldest first; the latest ``mostLost`` if
    /// there are more.
    public private(set) var lost: [JournaledEntry] = []
    /// Whether there are more lost entries, older than these.
    public private(set) var hasMoreLost = false
    /// The number of entries that do not fit, by the number of the user who sent them and may not write to
    /// the store.
    public private(set) var forged: [UInt32: Int] = [:]

    /// The most lost entries that are collected, some 100 MB of them.
    private static let mostLost = 200_000

    /// Compares a store with the journal.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``; a journal that cannot be read is a verdict.
    public init(on store: any ServableStore, depth: Depth) throws {
        self = try store.read { try JournalEvidence(in: $0, ofStoreAt: store.address, depth: depth) }
    }

    /// Compares the records of a store that is, or was, at that address with the journal.
    ///
    /// - Throws: What the records throw; a journal that cannot be read is a verdict.
    public init(in records: any RecordReader, ofStoreAt address: StoreAddress, depth: Depth) throws {
        let senders = TrustedSenders(toStoreAt: address)
        let obstacle = JournalReader.obstacle
        do {
            let entries = try JournaledEntries(
                aboutStoreAt: address,
                from: depth == .whole ? nil : senders
            )
            try compare(records, with: entries, trusting: senders, depth)
        } catch let error as JournalUnreadable {
            verdict = .incomparable(obstacle ?? error.why)
        }
        // If only part of the journal can be read, only evidence against the store counts.
        if let obstacle, verdict.isWell { verdict = .incomparable(obstacle) }
    }

    private init() {}

    private mutating func compare(
        _ records: any RecordReader,
        with entries: JournaledEntries,
        trusting senders: TrustedSenders,
        _ depth: Depth
    ) throws {
        var comparison = try AuditComparison(with: records)
        var strangers = comparison
        var seen: Set<AuditLink> = []
        while let journaled = entries.next() {
            guard senders.uids.contains(journaled.sender) else {
                if try strangers.look(at: journaled, in: records) {
                    forged[journaled.sender, default: 0] += 1
                }
                continue
            }
            if try comparison.look(at: journaled, in: records), !hasMoreLost,
                seen.insert(journaled.link).inserted
            {
                hasMoreLost = lost.count == Self.mostLost
                if !hasMoreLost { lost.append(journaled) }
            }
            let isEnough = comparison.isSettled || comparison.agreeingInARow >= depth.enough
            if isEnough, depth != .whole { break }
        }
        lost.sort { $0.sequence < $1.sequence }
        agreeing = comparison.agreeing
        verdict = comparison.verdict
    }

    /// Messages about the entries that do not count, one for each user who sent some.
    public var forgeries: [String] {
        forged.sorted { $0.key < $1.key }.map { uid, count in
            "forged, and not counted: \(counted(count, "entry", "entries")) in the journal that the store has not, sent by "
                + "\(TrustedSenders.name(of: uid)), who may not write to the store"
        }
    }
}
