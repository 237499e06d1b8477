/// A comparison of a store's audit with what a journal received of it, entry by entry, the newest first.
///
/// It does not read the journal itself: its caller does, and decides which senders' entries count.
public struct AuditComparison: Sendable {
    private let end: AuditEnd
    private let beginning: AuditBeginning?
    private var gaps: [AcceptedGap]?
    /// The usernames in the gap's entries, and whether the latest entry about each closed or disabled it.
    private var shut: [String: Bool] = [:]
    /// The usernames in the gap's entries about departures, and whether the latest one about each queued or
    /// moved it.
    private var departing: [String: Bool] = [:]
    private var gap: AuditGap?
    private var another: JournaledEntry?

    /// The number of entries that are in the store as they were published.
    public private(set) var agreeing = 0
    /// The highest number among the entries that agree.
    public private(set) var agreesUpTo: Int64 = 0
    /// The number of entries that have agreed since the last one that did not.
    public private(set) var agreeingInARow = 0
    /// Whether earlier entries no longer matter: an operator has accepted what was missing, or they belong to
    /// another store.
    public private(set) var isSettled = false

    /// Creates a comparison with a store's current state.
    ///
    /// - Throws: What the store throws.
    public init(with records: any RecordReader) throws {
        end = try records.auditEnd()
        beginning = try records.auditBeginning()
    }

    /// Compares the next entry, which was published before those compared so far.
    ///
    /// - Returns: Whether the store lacks it or has it in another form.
    /// - Throws: What the store throws.
    @discardableResult
    public mutating func look(at journaled: JournaledEntry, in records: any RecordReader) throws -> Bool {
        guard let beginning, journaled.at >= beginning.at else {
            // From a store that lay here before this one was begun, as are all earlier entries.
            isSettled = true
            return false
        }
        if let theirs = journaled.beginning, theirs != beginning.link {
            another = another ?? journaled
            return false
        }
        let stored = journaled.sequence <= end.last ? try records.auditEntry(journaled.sequence) : nil
        if stored?.link == journaled.link {
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

    /// Records a fact about a username, unless a newer entry has already done so.
    private func note(_ isSo: Bool, of username: String, in names: inout [String: Bool]) {
        guard names[username] == nil, names.count < AuditGap.mostNames else { return }
        names[username] = isSo
    }

    /// The result of the comparison so far.
    public var verdict: AuditVerdict {
        if let doubt = end.doubt { return .torn(doubt) }
        if var gap {
            gap.shut = shut.filter(\.value).keys.sorted()
            gap.departing = departing.filter(\.value).keys.sorted()
            return .gap(gap)
        }
        if let another { return .another(another) }
        return agreeing > 0 ? .agrees(upTo: agreesUpTo) : .nothingDelivered
    }
}

/// The result of comparing a store's audit with a journal.
public enum AuditVerdict: Sendable, Equatable {
    /// Everything compared is in the store as it was published.
    case agrees(upTo: Int64)
    /// The journal has no entries of this store.
    case nothingDelivered
    /// The two cannot be compared, for the given reason.
    case incomparable(String)
    /// The journal has entries that the store lacks or has in another form.
    case gap(AuditGap)
    /// Another store has been in this one's place since this one was begun.
    case another(JournaledEntry)
    /// The store's own note of its audit's end differs from the actual end.
    case torn(AuditEnd.Doubt)

    /// Whether nothing was found against the store.
    public var isWell: Bool {
        switch self {
        case .agrees, .nothingDelivered, .incomparable: true
        case .gap, .another, .torn: false
        }
    }

    /// The gap; nil if there is none.
    public var gap: AuditGap? { if case .gap(let gap) = self { gap } else { nil } }
}
