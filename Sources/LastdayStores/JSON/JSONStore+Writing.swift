import LastdayCore
import LastdaySystem

extension JSONStore {
    /// How often to try a write that other programs interfere with.
    private static let tries = 10

    /// Writes what a transaction has done.
    func keep(_ records: JSONRecords, in state: inout State) throws {
        if records.document.isChanged || !records.entries.isEmpty {
            let act = AuditBatch(records.entries, after: state.audit.end)
            try write(records.document, act, adopted: records.isAdopted, in: &state)
        }
        // After an accepted gap, the numbers of lost entries are used again. Targets may have received the
        // lost entries, and must receive the new ones too.
        if let accepted = records.entries.first, accepted.kind == .gapAccepted {
            let marks = try DeliveryMarksFile(in: self)
            try marks.move(to: marks.all.limited(to: accepted.sequence - 1))
        }
        if let marks = records.adoptedMarks { try DeliveryMarksFile(in: self).move(to: marks) }
    }

    /// Brings the file up to date with the audit; the caller must hold the write lock.
    ///
    /// The two differ if a process was killed between writing them, or if another program has overwritten the
    /// file with an older state.
    func catchUp(_ state: inout State) throws {
        try refresh(&state)
        if state.isAhead { try findAudit(&state) }
        guard state.isBehind else { return }
        try write(try replayed(state), AuditBatch([], after: state.audit.end), in: &state)
        // The transactions applied here are another process's.
        state.version += 1
    }

    /// Writes a document: first its transaction to the audit, then the file; both or neither.
    ///
    /// If another program has replaced the file in the meantime, the file is read again and the changes are
    /// merged into it, record by record.
    private func write(
        _ changed: JSONDocument,
        _ act: AuditBatch,
        adopted isAdopted: Bool = false,
        in state: inout State
    ) throws {
        var document = changed
        for _ in 1...Self.tries {
            try document.refuseContradictions(among: document.changes)
            let text = try document.written(auditedUpTo: act.last)
            let (new, draft) = try drafted(text)
            let end = state.audit.end
            do {
                if try put(draft, act, adopted: isAdopted, in: state) {
                    (state.document, state.identity) = (new, draft.identity)
                    return
                }
                try state.audit.takeBack(to: end)
                draft.discard()
            } catch {
                draft.discard()
                // Report the first failure, not this one. If this fails too, the next process to open the
                // store brings the file up to date with the audit (``catchUp(_:)``).
                try? state.audit.takeBack(to: end)
                throw error
            }
            document = try merged(document, in: &state)
        }
        throw StoreFailure.busy(place)
    }

    /// Parses a text and, at the same time, writes it to a draft of the file.
    ///
    /// Parsing comes before the draft takes the file's place, so no file is written that would be refused.
    private func drafted(_ text: [UInt8]) throws -> (JSONDocument, StoreDraft) {
        let (read, draft) = runInParallel(
            { Result { try Self.document(text, at: file) } },
            { Result { try StoreDraft(text, for: self.file) } }
        )
        do {
            return (try read.get(), try draft.get())
        } catch {
            try? draft.get().discard()
            throw error
        }
    }

    /// Appends the transaction to the audit and puts the draft in the file's place.
    ///
    /// - Returns: Whether the draft has taken the place; if not, another program has replaced the file.
    private func put(
        _ draft: StoreDraft,
        _ act: AuditBatch,
        adopted isAdopted: Bool,
        in state: State
    ) throws -> Bool {
        guard isAdopted else {
            if !act.lines.isEmpty { try state.audit.append(act, as: file) }
            return try draft.takePlace(of: state.identity, holding: state.document.text)
        }
        // Adopted records cannot be recovered from their audit, so here the audit waits, complete and on the
        // disk, until the file is in place (``catchUp(_:)``).
        let audit = try StoreDraft(act.lines, for: state.audit.path, as: file)
        guard try draft.takePlace(of: state.identity, holding: state.document.text) else { return false }
        try audit.takePlace()
        try state.audit.refresh(synced: .max)
        return true
    }

    /// Puts an adopted audit that was waiting for its file in place.
    private func findAudit(_ state: inout State) throws {
        let draft = StoreDraft.draft(of: state.audit.path)
        let waiting = AuditFile(draft)
        try waiting.refresh(synced: .max)
        let noted = state.document.auditedUpTo ?? 0
        guard waiting.last == noted else {
            throw StoreFailure.torn(place, AuditEnd.Doubt.otherNumber(noted: noted, found: state.audit.last))
        }
        try ReplacingFile<StoreFailure>.put(draft, at: state.audit.path)
        try state.audit.refresh(synced: .max)
    }

    /// Returns the file, as another program has changed it, with a transaction's changes merged into it.
    ///
    /// - Throws: ``LastdayCore/StoreFailure`` if both have changed the same record.
    private func merged(_ ours: JSONDocument, in state: inout State) throws -> JSONDocument {
        let base = state.document
        try refresh(&state)
        var theirs = try replayed(state)
        if ours.hasNewZone, let zone = ours.zone {
            guard theirs.zone == base.zone else {
                throw StoreFailure.changedMeanwhile(self.place, record: "the zone")
            }
            theirs.move(to: zone)
        }
        for table in ours.tables {
            let kind = table.form.kind
            for (index, stored) in table.changed {
                let place = table.places[index]
                let now = try theirs[kind].index(of: stored.number).map { try theirs.record(kind, at: $0) }
                let before = place.isEmpty ? nil : try base.recordInText(kind, at: place)
                guard now == before else {
                    throw StoreFailure.changedMeanwhile(
                        self.place,
                        record: "\(kind.rawValue) \(stored.number)"
                    )
                }
                theirs[kind].put(stored)
            }
        }
        return theirs
    }
}
