/// A pass over audit entries in order: each must follow from the one before, without a gap.
///
/// It works on pairs of links, stored and recomputed, so it serves every kind of store.
public struct AuditScan: Sendable {
    /// The first fault found; nil so far.
    public private(set) var fault: AuditFault?
    /// The number of entries seen.
    public private(set) var count = 0
    /// The number of the last entry.
    public private(set) var last: Int64
    /// The stored link of the last entry, which the next must follow.
    public private(set) var link: AuditLink
    /// An entry whose link does not match, until the next one shows whether the entry or its link was
    /// changed.
    private var suspect: Int64?

    /// Whether it takes the next entry to decide what is wrong with the last.
    public var isUndecided: Bool { suspect != nil }

    /// Creates a pass that begins after an entry; the first entry follows from ``AuditLink/beginning``.
    public init(after last: Int64 = 0, link: AuditLink = .beginning) {
        self.last = last
        self.link = link
    }

    /// Checks the next entry.
    ///
    /// - Parameters:
    ///   - sequence: The entry's number.
    ///   - stored: The entry's stored link; nil if it has none.
    ///   - made: The link recomputed from its fields, following ``link``.
    public mutating func look(at sequence: Int64, stored: AuditLink?, made: AuditLink) {
        count += 1
        if let suspect {
            // If this entry follows from the suspect's link, that link is original and the suspect's fields
            // were changed.
            settle(stored == made ? .changed(suspect) : .unlinked(suspect))
        }
        if fault == nil {
            if sequence > last + 1 {
                settle(.removed(last + 1...sequence - 1))
            } else if sequence <= last {
                settle(.unlinked(sequence))
            } else if stored != made {
                suspect = sequence
            }
        }
        last = sequence
        link = stored ?? .beginning
    }

    /// Ends the pass.
    public mutating func end() {
        if let suspect { settle(.changed(suspect)) }
    }

    private mutating func settle(_ fault: AuditFault) {
        self.fault = fault
        suspect = nil
    }
}

extension Store {
    /// Verifies the whole audit, entry by entry; stores with a faster way implement this themselves.
    ///
    /// - Throws: What the store throws.
    public func auditProof() throws -> AuditProof {
        try read { records in
            var (scan, linking) = (AuditScan(), AuditChain())
            try records.forEach(AuditEntry.self) { entry in
                linking.follow(scan.link)
                scan.look(at: entry.sequence, stored: entry.link, made: linking.link(entry))
            }
            scan.end()
            return AuditProof(
                count: scan.count,
                last: scan.last,
                head: scan.link,
                published: try records.deliveryMarks()[.journal],
                fault: scan.fault
            )
        }
    }
}
