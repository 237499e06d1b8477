public import LastdayCore
import LastdaySystem

extension JSONStore {
    /// Reads from one state of the store throughout.
    public func read<Value: Sendable>(_ body: (any RecordReader) throws -> Value) throws -> Value {
        try inState { state in
            try refresh(&state)
            if state.isAhead { try withLock { try catchUp(&state) } }
            return try body(records(of: state))
        }
    }

    /// Reads, decides and writes in one transaction.
    public func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        _ rule: (any RecordReader, ActionContext) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome> {
        try inOneTransaction { records in
            let context = try context(records.audit.end.at)
            let decision = try rule(records, context)
            let entries = try records.keep(decision.events, on: context)
            return (
                CommittedDecision(outcome: decision.outcome, entries: entries), isToKeep: !entries.isEmpty
            )
        }
    }

    /// Reads, decides and writes in one transaction, step by step.
    public func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        keeping isToKeep: Bool,
        inSteps step: (any RecordReader & TransactionScratch, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        try inOneTransaction { records in
            let context = try context(records.audit.end.at)
            while true {
                let decision = try step(records, context)
                try records.keep(decision.events, on: context)
                if let outcome = decision.outcome {
                    return (outcome, isToKeep: isToKeep && !records.entries.isEmpty)
                }
            }
        }
    }

    /// Records the configured zone, unless a zone has been chosen for the store already.
    public func take(_ zone: StoreZone) throws {
        try inOneTransaction { records in
            guard records.document.zone?.isChosen != true else { return ((), isToKeep: false) }
            records.document.move(to: zone)
            return ((), isToKeep: true)
        }
    }

    /// Adopts everything from another store as it was there.
    public func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> StoredRecord?,
        delivered: () throws -> DeliveryMarks,
        zone: () throws -> StoreZone?,
        check: (any RecordReader) throws -> Value
    ) throws -> Value {
        try inOneTransaction { records in
            try records.refuseUnlessEmpty(at: place)
            while let stored = try next() { try records.take(stored) }
            records.isAdopted = true
            records.adoptedMarks = try delivered()
            if let zone = try zone() { records.document.move(to: zone) }
            return (try check(records), isToKeep: isToKeep)
        }
    }

    /// Runs the body as a transaction, and commits it if the body says so.
    private func inOneTransaction<Value: Sendable>(
        _ body: (JSONRecords) throws -> (value: Value, isToKeep: Bool)
    ) throws -> Value {
        try inState { state in
            try withLock {
                try catchUp(&state)
                let records = records(of: state)
                do {
                    let (value, isToKeep) = try body(records)
                    if isToKeep { try keep(records, in: &state) }
                    return value
                } catch let fault as ConstraintFault {
                    throw StoreFailure.refused(place, detail: "\(fault.kind.plural): \(fault.fault)")
                }
            }
        }
    }

    private func records(of state: State) -> JSONRecords {
        JSONRecords(state.document, state.audit, auditedUpTo: state.auditedUpTo) {
            try DeliveryMarksFile(in: self).all
        }
    }

    /// Updates what this process knows of the files, if they have changed.
    func refresh(_ state: inout State) throws {
        guard Self.target(of: place) == file else { throw StoreFailure.replaced(place) }
        do {
            try readAgain(&state)
        } catch {
            // The next state that can be read counts as new, even if it is the one from before.
            state.version += 1
            throw error
        }
        // The audit is read after the file: it is written first, so it has everything that the file includes.
        try state.audit.refresh(synced: state.document.auditedUpTo ?? .max)
    }

    private func readAgain(_ state: inout State) throws {
        guard try FileIdentity(at: file) != state.identity else { return }
        let (text, identity) = try DiskFile.whole(at: file)
        // A file that was only touched has not changed.
        if text != state.document.text {
            state.document = try Self.document(text, at: file)
            state.version += 1
        }
        state.identity = identity
    }
}
