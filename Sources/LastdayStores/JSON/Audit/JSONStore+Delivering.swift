import LastdayMessages
public import LastdayCore

extension JSONStore {
    /// Reads the first audit entries not yet delivered to the target.
    public func undelivered(to target: AuditTarget, atMost limit: Int) throws -> UndeliveredEntries {
        try inState { state in
            try refresh(&state)
            var undelivered = UndeliveredEntries(
                after: try DeliveryMarksFile(in: self).all[target],
                atMost: limit
            )
            try state.audit.forEach(after: undelivered.mark, upTo: state.auditedUpTo) { undelivered.take($0) }
            return undelivered
        }
    }

    /// Records how far the audit has been delivered to the target.
    public func noteDelivered(to target: AuditTarget, from mark: Int64, upTo last: Int64) throws -> Bool {
        try inState { _ in
            try withLock {
                let marks = try DeliveryMarksFile(in: self)
                guard try marks.all[target] == mark else { return false }
                try marks.move(target, to: last)
                return true
            }
        }
    }

    /// Runs the body while this process alone delivers to the target.
    public func deliveringAlone<Value: Sendable>(
        to target: AuditTarget,
        _ body: () throws -> Value
    ) throws -> Value? {
        try deliveryLocks.whileHeld(for: target, body)
    }

    /// Returns the number of audit entries not yet delivered to the target.
    public func undeliveredCount(to target: AuditTarget) throws -> Int {
        try inState { state in
            try refresh(&state)
            return Int(max(0, state.auditedUpTo - (try DeliveryMarksFile(in: self).all[target])))
        }
    }

    /// Returns how often another process was found to have written.
    public func foreignVersion() throws -> Int64 {
        try inState { state in
            try refresh(&state)
            // If another program has overwritten the file with an older state, this applies the later
            // transactions again, or throws an error that names the record that both have changed.
            if !state.isEven { try withLock { try catchUp(&state) } }
            return state.version
        }
    }

    /// Returns whether the file has a name that this program does not know.
    public func hasUnknownKeys() throws -> Bool {
        try inState { state in
            try refresh(&state)
            return state.document.layout.hasUnknownKeys
        }
    }

    /// Returns what the store was made for.
    public func purpose() throws -> StorePurpose {
        try inState { state in
            try refresh(&state)
            return state.document.purpose
        }
    }

    /// Verifies the whole audit.
    public func auditProof() throws -> AuditProof {
        try inState { state in
            try refresh(&state)
            return try state.audit.proof(published: try DeliveryMarksFile(in: self).all[.journal])
        }
    }

    /// Checks the store for damage.
    ///
    /// A file with invalid records is refused when it is read; what remains to be checked is the audit, and
    /// whether the records agree with it.
    public func faults() throws -> [String] {
        try auditFaults() + read { try ConsistencyCheck.all(in: $0).map(\.description) }
    }

    /// Does nothing: the file is complete at any time.
    public func close() throws {}
}
