import LastdayMessages
public import LastdayCore

extension JSONStore {
    /// The first audit entries that the target has not been told.
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

    /// Remembers how far the target has been told.
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

    /// Lets the body tell the target as the only one of all processes.
    public func deliveringAlone<Value: Sendable>(
        to target: AuditTarget,
        _ body: () throws -> Value
    ) throws -> Value? {
        try deliveryLocks.whileHeld(for: target, body)
    }

    /// How many audit entries the target has not been told.
    public func undeliveredCount(to target: AuditTarget) throws -> Int {
        try inState { state in
            try refresh(&state)
            return Int(max(0, state.auditedUpTo - (try DeliveryMarksFile(in: self).all[target])))
        }
    }

    /// How often somebody else was found to have written.
    public func foreignVersion() throws -> Int64 {
        try inState { state in
            try refresh(&state)
            // Where another program wrote what it had read before, what was done since is done again, or the record that
            // both have changed is named.
            if !state.isEven { try withLock { try catchUp(&state) } }
            return state.version
        }
    }

    /// Whether there is a name in the file that is not known here.
    public func hasUnknownKeys() throws -> Bool {
        try inState { state in
            try refresh(&state)
            return state.document.layout.hasUnknownKeys
        }
    }

    /// What it was made for.
    public func purpose() throws -> StorePurpose {
        try inState { state in
            try refresh(&state)
            return state.document.purpose
        }
    }

    /// Goes over the whole audit.
    public func auditProof() throws -> AuditProof {
        try inState { state in
            try refresh(&state)
            return try state.audit.proof(published: try DeliveryMarksFile(in: self).all[.journal])
        }
    }

    /// Looks for damage.
    ///
    /// What a file may not hold is found when it is read, so what is left is what the audit knows.
    public func faults() throws -> [String] {
        try auditFaults() + read { try ConsistencyCheck.all(in: $0).map(\.description) }
    }

    /// Gives the store up; its file is whole at any time.
    public func close() throws {}
}
