public import LastdayRules

extension JSONStore {
    /// Hands over the audit entries that have not been sent to the journal.
    public func deliver(atMost limit: Int, _ send: (AuditEntry) -> Bool) throws -> Int {
        try inState { state in
            guard try owed(&state) > 0 else { return 0 }
            return try withLock {
                try catchUp(&state)
                let mark = try ToldMark(in: self)
                let start = try mark.value
                var sent: Int64 = 0
                try state.audit.forEach(after: start, upTo: min(state.auditedUpTo, start + Int64(limit))) {
                    entry in
                    guard send(entry) else { return false }
                    sent += 1
                    return true
                }
                if sent > 0 { try mark.move(to: start + sent) }
                return Int(sent)
            }
        }
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
        try auditFaults() + read { try Contradictions.all(in: $0) }
    }

    /// Gives the store up; its file is whole at any time.
    public func close() throws {}
}
