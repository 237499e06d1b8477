/// A store's audit held against what a journal was told of it, entry by entry, the newest first.
///
/// It is pure: whose entries count, and where they come from, is for whoever reads the journal to say.
public struct AuditComparison: Sendable {
    private let end: AuditEnd
    private let beginning: AuditBeginning?
    private var gaps: [AcceptedGap]?
    /// The usernames of the gap's entries, and whether the latest entry about each shut it.
    private var shut: [String: Bool] = [:]
    /// The same, and whether the latest entry about a departure of theirs entered or moved it.
    private var departing: [String: Bool] = [:]
    private var gap: AuditGap?
    private var another: JournaledEntry?

    /// How many entries are in the store as they were told.
    public private(set) var agreeing = 0
    /// The highest number of these.
    public private(set) var agreesUpTo: Int64 = 0
    /// How many of them came without one between that is not.
    public private(set) var agreeingInARow = 0
    /// Whether nothing that was told before matters: a person has accepted what was missing, or it is of another store.
    public private(set) var isSettled = false

    /// A comparison with that store as it is now.
    ///
    /// - Throws: What the store throws.
    public init(with records: any RecordReader) throws {
        end = try records.auditEnd()
        beginning = try records.auditBeginning()
    }

    /// Looks at the entry that was told before those that were looked at.
    ///
    /// - Returns: Whether the store has it not, or otherwise.
    /// - Throws: What the store throws.
    @discardableResult
    public mutating func look(at journaled: JournaledEntry, in records: any RecordReader) throws -> Bool {
        guard let beginning, journaled.at >= beginning.at else {
            // Of a store that lay here before this one was begun, as is all that was told before.
            isSettled = true
            return false
        }
        if let theirs = journaled.beginning, theirs != beginning.link {
            another = another ?? journaled
            return false
        }
        let kept = journaled.sequence <= end.last ? try records.auditEntry(journaled.sequence) : nil
        if kept?.link == journaled.link {
            agreeing += 1
            agreeingInARow += 1
            agreesUpTo = max(agreesUpTo, journaled.sequence)
            isSettled = isSettled || journaled.kind == .gapAccepted || journaled.kind == .restored
            return false
        }
        gaps = try gaps ?? records.acceptedGaps()
        guard gaps?.contains(where: { $0.covers(journaled) }) != true else { return false }
        agreeingInARow = 0
        add(journaled)
        return true
    }

    private mutating func add(_ journaled: JournaledEntry) {
        var gap = gap ?? AuditGap(last: end.last, first: journaled, highest: journaled.sequence)
        if journaled.sequence < gap.first.sequence { gap.first = journaled }
        gap.highest = max(gap.highest, journaled.sequence)
        self.gap = gap
        guard let username = journaled.username else { return }
        switch journaled.kind {
        case .closed?, .disabled?: note(true, of: username, in: &shut)
        case .reinstated?, .undone?: note(false, of: username, in: &shut)
        default: break
        }
        switch journaled.kind {
        case .queued?, .rescheduled?: note(true, of: username, in: &departing)
        case .cancelled?, .completed?, .closed?: note(false, of: username, in: &departing)
        default: break
        }
    }

    /// The newest entry comes first, so what is noted stays.
    private func note(_ isSo: Bool, of username: String, in names: inout [String: Bool]) {
        guard names[username] == nil, names.count < AuditGap.mostNames else { return }
        names[username] = isSo
    }

    /// What has come of it.
    public var verdict: AuditVerdict {
        if let doubt = end.doubt { return .torn(doubt) }
        if var gap {
            gap.shut = shut.filter(\.value).keys.sorted()
            gap.departing = departing.filter(\.value).keys.sorted()
            return .gap(gap)
        }
        if let another { return .another(another) }
        return agreeing > 0 ? .agrees(upTo: agreesUpTo) : .nothingTold
    }
}

/// What came of holding a store's audit against a journal.
public enum AuditVerdict: Sendable, Equatable {
    /// All that was compared is in the store as it was told.
    case agrees(upTo: Int64)
    /// The journal has nothing of this store.
    case nothingTold
    /// They cannot be compared, and why.
    case incomparable(String)
    /// The journal has what the store has not, or has otherwise.
    case gap(AuditGap)
    /// Another store has lain in this one's place since this one was begun.
    case another(JournaledEntry)
    /// The store's own note of its audit's end is another.
    case torn(AuditEnd.Doubt)

    /// Whether nothing speaks against the store.
    public var isWell: Bool {
        switch self {
        case .agrees, .nothingTold, .incomparable: true
        case .gap, .another, .torn: false
        }
    }

    /// What the journal has more; nil where it has not.
    public var gap: AuditGap? { if case .gap(let gap) = self { gap } else { nil } }
}
