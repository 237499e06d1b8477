import LastdayMessages
public import LastdayCore
import LastdaySystem

/// What this machine's journal says of a store's audit.
public struct JournalEvidence: Sendable {
    /// How far back the journal is read: until so many entries in a row are in the store as they were told.
    public enum Depth: Sendable {
        /// Before an act: a store that has gone back lacks the newest entries.
        case newest
        /// At the service's start and for `lastday health`: also where somebody has since added to it.
        case recent
        /// For a person who looks what was lost.
        case far
        /// All of it, whoever has sent it.
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

    /// What came of the comparison.
    public private(set) var verdict = AuditVerdict.nothingTold
    /// How many entries are in the store as they were told.
    public private(set) var agreeing = 0
    /// What the store has not, or has otherwise, the oldest first; the latest ``mostLost`` where there are more.
    public private(set) var lost: [JournaledEntry] = []
    /// Whether there are more lost entries, older ones, than these.
    public private(set) var hasMoreLost = false
    /// How many entries that do not fit each user has sent who may not write to the store, by the user's number.
    public private(set) var forged: [UInt32: Int] = [:]

    /// How many lost entries are kept, some 100 MB of them.
    private static let mostLost = 200_000

    /// Holds a store against the journal.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``; a journal that cannot be read is a verdict.
    public init(on store: any ServableStore, depth: Depth) throws {
        self = try store.read { try JournalEvidence(in: $0, ofStoreAt: store.address, depth: depth) }
    }

    /// Holds the records of a store that lies, or lay, at that address against the journal.
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
        // Of a journal that is read in part, only what speaks against the store says something.
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
                if try strangers.look(at: journaled, in: records) { forged[journaled.sender, default: 0] += 1 }
                continue
            }
            if try comparison.look(at: journaled, in: records), !hasMoreLost, seen.insert(journaled.link).inserted {
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

    /// What is said of entries that do not count; a line for each user who has sent some.
    public var forgeries: [String] {
        forged.sorted { $0.key < $1.key }.map { uid, count in
            "forged, and not counted: \(counted(count, "entry", "entries")) in the journal that the store has not, sent by "
                + "\(TrustedSenders.name(of: uid)), who may not write to the store"
        }
    }
}
