/// Copying everything from one store into another, whatever kinds of store they are.
public enum Copying {
    /// Copies everything: the records, the audit, and how much of it has been delivered to each target.
    ///
    /// - Parameters:
    ///   - source: The store to copy.
    ///   - target: An empty store.
    ///   - progress: Called after every thousand records with the number of records copied and the total;
    ///     audit entries, which come last, are not counted.
    /// - Returns: The digest of both stores, which are identical down to the last field.
    /// - Throws: ``StoreFailure``; nothing has been written to the target then.
    @discardableResult
    public static func copy(
        _ source: any Store,
        to target: any Store,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Digest {
        let proof = try source.soundAudit()
        // Only the digest leaves the read, so nothing outlives it.
        return try source.read { records in
            let total = try RecordKind.records.reduce(0) { $0 + (try records.count(of: $1)) }
            var everything = AllRecords(in: records)
            var digest = Digest()
            var count = 0
            return try target.adopt(
                keeping: true,
                {
                    guard let stored = try everything.next() else { return nil }
                    digest.add(stored)
                    guard stored.kind != .audit else { return stored }
                    count += 1
                    if count % 1_000 == 0 { progress(count, total) }
                    return stored
                },
                delivered: { try records.deliveryMarks() },
                zone: { try records.zone() },
                check: { copied in
                    guard try Digest(of: copied).text == digest.text else {
                        throw StoreFailure.copyDiffers(target.place, isAudit: false)
                    }
                    guard try proof.isBeginning(of: copied),
                        try copied.auditEnd().link == records.auditEnd().link
                    else {
                        throw StoreFailure.copyDiffers(target.place, isAudit: true)
                    }
                    return digest
                }
            )
        }
    }
}

extension AuditProof {
    /// Returns whether the audit begins with the entries that were verified; there may be newer ones.
    fileprivate func isBeginning(of records: any RecordReader) throws -> Bool {
        try last == 0 || records.auditEntry(last)?.link == head
    }
}

extension Store {
    /// Verifies the whole audit and returns the proof if every entry is as it was written.
    ///
    /// A copy links the audit anew, which would hide a forgery; so this is checked before anything is copied.
    ///
    /// - Throws: ``StoreFailure/auditNotAsWritten(_:_:)``, or another ``StoreFailure``.
    @discardableResult
    public func soundAudit() throws -> AuditProof {
        let proof = try auditProof()
        guard let fault = proof.fault else { return proof }
        throw StoreFailure.auditNotAsWritten(place, fault)
    }
}

extension RecordReader {
    /// Throws unless the store is empty.
    ///
    /// - Throws: ``StoreFailure/notEmpty(_:holding:_:)``, or another ``StoreFailure``.
    public func refuseUnlessEmpty(at place: String) throws {
        for kind in RecordKind.records {
            let count = try count(of: kind)
            guard count == 0 else {
                throw StoreFailure.notEmpty(place, holding: kind, count)
            }
        }
    }
}
