/// One pass over audit entries in their order: each must follow from the one before, without a gap.
///
/// It is fed with links, stored and made anew, so that it serves every sort of store.
public struct AuditScan: Sendable {
    /// The first fault; nil so far.
    public private(set) var fault: AuditFault?
    /// How many entries it has seen.
    public private(set) var count = 0
    /// The number of the last entry.
    public private(set) var last: Int64
    /// The stored link of the last entry, which the next must follow.
    public private(set) var link: AuditLink
    /// The entry that is not as it should be, until the one behind it tells how.
    private var suspect: Int64?

    /// Whether only the next entry tells what is wrong with the last.
    public var isUndecided: Bool { suspect != nil }

    /// A pass that begins behind that entry; the first follows from ``AuditLink/beginning``.
    public init(after last: Int64 = 0, link: AuditLink = .beginning) {
        self.last = last
        self.link = link
    }

    /// Looks at the next entry.
    ///
    /// - Parameters:
    ///   - sequence: Its number.
    ///   - stored: The link that stands there; nil where none does.
    ///   - made: The link that its fields make, behind ``link``.
    public mutating func look(at sequence: Int64, stored: AuditLink?, made: AuditLink) {
        count += 1
        if let suspect {
            // Where this one follows from the suspect's link, that link is old, and the rest of the suspect is new.
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
    /// Goes over the whole audit, entry by entry: for stores that know no faster way.
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
