import LastdayCore
import LastdaySystem

extension JSONStore {
    /// How often a writing is tried that other programs come in the way of.
    private static let tries = 10

    /// Writes what a transaction has done.
    func keep(_ records: JSONRecords, in state: inout State) throws {
        if records.document.isChanged || !records.entries.isEmpty {
            let act = AuditBatch(records.entries, after: state.audit.end)
            try write(records.document, act, adopted: records.isAdopted, in: &state)
        }
        // Numbers that targets have of an audit which is lost are used again, and the new entries are told too.
        if let accepted = records.entries.first, accepted.kind == .gapAccepted {
            let marks = try DeliveryMarksFile(in: self)
            try marks.move(to: marks.all.limited(to: accepted.sequence - 1))
        }
        if let marks = records.adoptedMarks { try DeliveryMarksFile(in: self).move(to: marks) }
    }

    /// Brings the file up to the audit, where somebody was killed between the two; with the right to write.
    func catchUp(_ state: inout State) throws {
        try refresh(&state)
        if state.isAhead { try findAudit(&state) }
        guard state.isBehind else { return }
        try write(try replayed(state), AuditBatch([], after: state.audit.end), in: &state)
        // What was made up for is somebody else's act.
        state.version += 1
    }

    /// Writes a document: the act that the audit gets first, then the file; both or none.
    ///
    /// A file that another program has replaced meanwhile is read again, and what is to be written is written over
    /// that one, record by record.
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
                // The first failure is the one to be told. If this fails too, whoever opens the store next goes by the
                // audit (``catchUp(_:)``).
                try? state.audit.takeBack(to: end)
                throw error
            }
            document = try merged(document, in: &state)
        }
        throw StoreFailure.busy(place)
    }

    /// The text as it reads, and a draft of the file that it stands in.
    ///
    /// It is read before the draft takes its place: nothing is written that would be refused. The disk has the text
    /// meanwhile.
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

    /// Adds the act to the audit and puts the draft in the file's place.
    ///
    /// - Returns: Whether it is there; where not, somebody else has replaced the file.
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
        // What was taken over cannot be made up for from its audit, so here the audit waits, whole on the disk, until
        // the file is there (``catchUp(_:)``).
        let audit = try StoreDraft(act.lines, for: state.audit.path, as: file)
        guard try draft.takePlace(of: state.identity, holding: state.document.text) else { return false }
        try audit.takePlace()
        try state.audit.refresh(synced: .max)
        return true
    }

    /// Puts an audit that was waiting for its file beside it.
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

    /// What a transaction has changed, over the file as another program has made it since.
    ///
    /// - Throws: ``LastdayCore/StoreFailure`` where both have changed the same record.
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
