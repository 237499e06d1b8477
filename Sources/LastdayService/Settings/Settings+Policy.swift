public import LastdayCore
public import LastdaySystem

extension Settings {
    /// The settings as the rules need them, for a store: the one place where it is decided whose midnight counts.
    ///
    /// The zone that somebody has named in the store wins, and no other may be configured; then the configured one, then
    /// the one that was the machine's when the store was made, then the machine's.
    ///
    /// - Parameters:
    ///   - kept: The zone that the store goes by; nil where it has none.
    ///   - place: Where the store is, for messages.
    ///   - zones: Where zone rules come from.
    /// - Returns: The settings, and whose the zone is.
    /// - Throws: ``ZoneFailure``.
    public func policy(
        with kept: StoreZone?,
        ofStoreAt place: String,
        zones: ZoneDatabase
    ) throws(ZoneFailure) -> Policy {
        let (zone, origin) = try whoseZone(with: kept, ofStoreAt: place, zones: zones)
        return Policy(
            zone: zone,
            zoneOrigin: origin,
            expires: expires,
            disableOnClosing: disableOnClosing,
            protection: Protection(protected),
            hold: hold,
            leapHours: leapHours,
            waitMinutes: waitMinutes
        )
    }

    /// The settings as the rules need them, for that store.
    ///
    /// - Throws: ``ZoneFailure`` or ``LastdayCore/StoreFailure``.
    public func policy(for store: any Store, zones: ZoneDatabase) throws -> Policy {
        try policy(with: store.zone(), ofStoreAt: store.place, zones: zones)
    }

    /// Refuses a configured zone that there is not, before any store is opened.
    ///
    /// - Throws: ``ZoneFailure``.
    public func refuseUnknownZone(_ zones: ZoneDatabase) throws(ZoneFailure) {
        if let timezone { _ = try zones.zone(named: timezone, blaming: .configuration) }
    }

    private func whoseZone(
        with kept: StoreZone?,
        ofStoreAt place: String,
        zones: ZoneDatabase
    ) throws(ZoneFailure) -> (Zone, ZoneOrigin) {
        if let kept, kept.isChosen {
            if let timezone, timezone != kept.name {
                throw .notTheStores(timezone, stores: kept.name, place: place)
            }
            return (try zones.zone(named: kept.name, blaming: .configuration), .store)
        }
        if let timezone {
            return (try zones.zone(named: timezone, blaming: .configuration), .configuration)
        }
        if let kept {
            return (try zones.zone(named: kept.name, blaming: .configuration), .machineAtMaking)
        }
        let machine = try zones.machineZone()
        return (machine.zone, .machine(because: machine.because))
    }
}
