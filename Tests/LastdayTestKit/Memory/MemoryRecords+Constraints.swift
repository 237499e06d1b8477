import LastdayCore

/// The constraints between values and records, which SQLite enforces by constraints and triggers.
extension MemoryRecords {
    /// A violated constraint.
    struct Fault: Error {
        let detail: String
    }

    /// Refuses a change after which a record would contradict another record or itself.
    ///
    /// - Throws: ``Fault``.
    func refuseUnlessItMayStand(_ change: Change) throws {
        let (from, to, kind) = (change.from, change.to, change.kind)
        guard kind != .about else { return }
        let isThere = self[kind, to.number] != nil
        if isThere, from == nil { throw Fault(detail: "there is another \(kind.rawValue) \(to.number)") }
        if !isThere, from != nil {
            throw Fault(detail: "there is no \(kind.rawValue) \(to.number) to change")
        }
        if let fault = to.unkeepable { throw Fault(detail: fault) }
        if let text = to.knownBy, let other = index.number(of: kind, known: text), other != to.number {
            throw Fault(detail: "\(kind.rawValue) \(other) is the same")
        }
        for (target, number) in to.references where self[target, number] == nil {
            throw Fault(detail: "there is no \(target.rawValue) \(number)")
        }
    }
}
