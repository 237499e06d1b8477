import LastdayCore
import LastdaySystem

extension ActionRunner {
    /// Lets the store adopt the configured zone if none has been chosen for it; from then on no other is
    /// accepted.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    func takeZone() throws {
        guard policy.zoneOrigin == .configuration, try store.zone()?.isChosen != true else { return }
        try store.take(StoreZone(policy.zone.name))
    }

    /// Refuses to decide anything by another zone than the store's, which may have been moved since the act
    /// began.
    ///
    /// - Throws: ``ZoneFailure``.
    func refuseAnotherZone(in records: any RecordReader) throws {
        guard let zone = try records.zone(), zone.isChosen, zone.name != policy.zone.name else { return }
        throw ZoneFailure.moved(to: zone.name, place: store.place)
    }

    /// Moves the store to that zone, whatever the runner's own zone is: the act is about nothing else.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``, or an error if the actor cannot be named.
    public func moveZone(to name: String) throws {
        let actor = try actor()
        let decided = try store.decide(on: { try context(of: "store zone", by: actor, after: $0) }) {
            records,
            _ in
            try ZoneMoving.decide(to: name, in: records)
        }
        // As in ``run(_:notBefore:dryRun:_:)``: the next publication makes up for a failure.
        try? publisher.publish(decided.entries, of: store)
    }
}
