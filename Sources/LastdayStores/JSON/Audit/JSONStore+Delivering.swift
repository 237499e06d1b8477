import LastdayMessages
public import LastdayRules

extension JSONStore {
    /// The first audit entries that the journal has not been told.
    public func untold(atMost limit: Int) throws -> Untold {
        try inState { state in
            try refresh(&state)
            var untold = Untold(behind: try ToldMark(in: self).value, atMost: limit)
            try state.audit.forEach(after: untold.mark, upTo: state.auditedUpTo) { untold.take($0) }
            return untold
        }
    }

    /// Remembers how far the journal has been told.
    public func noteTold(from mark: Int64, upTo last: Int64) throws -> Bool {
        try inState { _ in
            try withLock {
                let told = try ToldMark(in: self)
                guard try told.value == mark else { return false }
                try told.move(to: last)
                return true
            }
        }
    }

    /// Lets the body tell the journal as the only one of all processes.
    public func tellingAlone<Value: Sendable>(_ body: () throws -> Value) throws -> Value? {
        try telling.whileHeld(body)
    }

    /// How many audit entries have not been sent to the journal.
    public func undelivered() throws -> Int { try inState { Int(max(0, try owed(&$0))) } }

    private func owed(_ state: inout State) throws -> Int64 {
        try refresh(&state)
        return state.auditedUpTo - (try ToldMark(in: self).value)
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

    /// Whether there is something in the file that is not known here, and that only the file itself can carry.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    public func hasStrangers() throws -> Bool {
        try inState { state in
            try refresh(&state)
            return state.document.layout.hasStrangers
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
            return try state.audit.proof(told: try ToldMark(in: self).value)
        }
    }

    /// Looks for damage.
    ///
    /// What a file may not hold is found when it is read, so what is left is what the audit knows.
    public func faults() throws -> [String] {
        try auditFaults() + read { try Contradictions.all(in: $0).map(\.description) }
    }

    /// Gives the store up; its file is whole at any time.
    public func close() throws {}
}
