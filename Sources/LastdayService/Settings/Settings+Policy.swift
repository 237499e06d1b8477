public import LastdayCore
public import LastdaySystem

extension Settings {
    /// Returns the settings as the rules need them for a store; the only place that decides whose midnight
    /// counts.
    ///
    /// A zone chosen in the store wins, and no other may be configured; then the configured zone, then the
    /// one that was the machine's when the store was made, then the machine's.
    ///
    /// - Parameters:
    ///   - storeZone: The store's zone; nil if it has none.
    ///   - place: The store's place, for messages.
    ///   - zones: The source of zone rules.
    /// - Returns: The policy, including where its zone comes from.
    /// - Throws: ``ZoneFailure``.
    public func policy(
        with storeZone: StoreZone?,
        ofStoreAt place: String,
        zones: ZoneDatabase
    ) throws(ZoneFailure) -> Policy {
        let (zone, origin) = try whoseZone(with: storeZone, ofStoreAt: place, zones: zones)
        return Policy(
            zone: zone,
            zoneOrigin: origin,
            expires: expires,
            disableOnClosing: disableOnClosing,
            protection: Protection(protected, caseSensitive: caseSensitiveUsernames),
            isCaseSensitive: caseSensitiveUsernames,
            hold: hold,
            leapHours: leapHours,
            waitMinutes: waitMinutes
        )
    }

    /// Returns the settings as the rules need them for that store.
    ///
    /// - Throws: ``ZoneFailure`` or ``LastdayCore/StoreFailure``.
    public func policy(for store: any Store, zones: ZoneDatabase) throws -> Policy {
        try policy(with: store.zone(), ofStoreAt: store.place, zones: zones)
    }

    /// Refuses a configured zone that does not exist, before any store is opened.
    ///
    /// - Throws: ``ZoneFailure``.
    public func refuseUnknownZone(_ zones: ZoneDatabase) throws(ZoneFailure) {
        if let timezone { _ = try zones.zone(named: timezone, blaming: .configuration) }
    }

    private func whoseZone(
        with storeZone: StoreZone?,
        ofStoreAt place: String,
        zones: ZoneDatabase
    ) throws(ZoneFailure) -> (Zone, ZoneOrigin) {
        if let storeZone, storeZone.isChosen {
            if let timezone, timezone != storeZone.name {
                throw .notTheStores(timezone, stores: storeZone.name, place: place)
            }
            return (try zones.zone(named: storeZone.name, blaming: .configuration), .store)
        }
        if let timezone {
            return (try zones.zone(named: timezone, blaming: .configuration), .configuration)
        }
        if let storeZone {
            return (try zones.zone(named: storeZone.name, blaming: .configuration), .machineAtMaking)
        }
        let machine = try zones.machineZone()
        return (machine.zone, .machine(because: machine.because))
    }
}
