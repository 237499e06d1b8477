/// Copying all that one store keeps into another, whatever sorts of store they are.
public enum Copying {
    /// Copies everything: the records, the audit, and how much of it each target has been told.
    ///
    /// - Parameters:
    ///   - source: The store to copy.
    ///   - target: An empty store.
    ///   - progress: Told now and then how many records have been copied, and of how many; the audit comes behind them.
    /// - Returns: The digest of both, which are equal to the last field.
    /// - Throws: ``StoreFailure``; the target is as it was then.
    @discardableResult
    public static func copy(
        _ source: any Store,
        to target: any Store,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Digest {
        let proof = try source.soundAudit()
        // The read ends with what it returns, and a digest is no more than that.
        let digest = try source.read { records in
            let total = try RecordKind.records.reduce(0) { $0 + (try records.count(of: $1)) }
            var everything = AllRecords(in: records)
            var digest = Digest()
            var count = 0
            return try target.adopt(
                keeping: true,
                {
                    guard let kept = try everything.next() else { return nil }
                    digest.add(kept)
                    if kept.kind != .audit { count += 1 }
                    if count % 1_000 == 0 { progress(count, total) }
                    return kept
                },
                delivered: { try records.deliveryMarks() },
                zone: { try records.zone() },
                check: { copied in
                    guard try Digest(of: copied).text == digest.text else {
                        throw StoreFailure.copyDiffers(target.place, isAudit: false)
                    }
                    return digest
                }
            )
        }
        guard try target.auditProof().head == proof.head else {
            throw StoreFailure.copyDiffers(target.place, isAudit: true)
        }
        return digest
    }
}

extension Store {
    /// The audit, gone over and found as it was written: what is carried elsewhere is linked anew there, and a forgery
    /// would be hidden by that.
    ///
    /// - Throws: ``StoreFailure``.
    @discardableResult
    public func soundAudit() throws -> AuditProof {
        let proof = try auditProof()
        guard let fault = proof.fault else { return proof }
        throw StoreFailure.auditNotAsWritten(place, fault)
    }
}

extension RecordReader {
    /// Refuses a store in which something is kept.
    ///
    /// - Throws: ``StoreFailure``.
    public func refuseUnlessEmpty(at place: String) throws {
        for kind in RecordKind.records {
            let count = try count(of: kind)
            guard count == 0 else {
                throw StoreFailure.notEmpty(place, holding: kind, count)
            }
        }
    }
}
