/// Whether a district's Lastday does its work, part by part.
public enum Health {
    /// What can be well or ill.
    public enum Part: String, Sendable, CaseIterable {
        case service, night, ledger, held, overdue, journal, audit, clock, zone, store
    }

    /// How one part is.
    public struct Finding: Sendable, Equatable {
        /// Which part.
        public let part: Part
        /// Whether it is as it should be; nil where there is nothing that could be well or ill.
        public let isWell: Bool?
        /// What was seen.
        public let seen: Seen
    }

    /// What the machine shows, apart from the store's records.
    public struct Observations: Sendable {
        /// Whether a daemon serves the store.
        public var isServed: Bool
        /// Whether something keeps the system's clock right.
        public var isClockSynchronised: Bool
        /// How many audit entries have not been sent to the journal; nil where there is no journal.
        public var undelivered: Int?
        /// How much the store may still grow.
        public var room: StoreRoom
        /// What came of holding the audit against the journal; nil where the store could not be read.
        public var audit: AuditVerdict?

        /// What the machine shows.
        public init(
            isServed: Bool,
            isClockSynchronised: Bool,
            undelivered: Int?,
            room: StoreRoom,
            audit: AuditVerdict? = nil
        ) {
            self.isServed = isServed
            self.isClockSynchronised = isClockSynchronised
            self.undelivered = undelivered
            self.room = room
            self.audit = audit
        }
    }

    /// The findings of a store that could be read.
    ///
    /// - Parameters:
    ///   - snapshot: The store's figures.
    ///   - evidence: What the machine shows.
    ///   - now: The instant that both are for.
    ///   - zone: The zone in which instants are shown.
    /// - Returns: One finding for each part that was looked at, in their order.
    public static func findings(
        _ snapshot: HealthSnapshot,
        _ evidence: Observations,
        at now: Instant,
        in zone: Zone
    ) -> [Finding] {
        [
            service(evidence),
            night(snapshot, at: now, in: zone),
            ledger(snapshot),
            Finding(part: .held, isWell: snapshot.hold == nil, seen: .held(snapshot.hold)),
            overdue(snapshot),
            // What was sent: whether the journal still has it is not looked at here.
            Finding(
                part: .journal,
                isWell: evidence.undelivered.map { $0 == 0 },
                seen: .journal(undelivered: evidence.undelivered)
            ),
            evidence.audit.map { Finding(part: .audit, isWell: $0.isWell, seen: .audit($0)) },
            clock(evidence, snapshot.doubt),
            nameOfZone(snapshot),
            room(evidence, forDue: snapshot.due),
        ].compactMap(\.self)
    }

    /// The findings where the store cannot be used.
    public static func findings(of failure: StoreFailure, _ evidence: Observations) -> [Finding] {
        [
            service(evidence), clock(evidence, nil),
            Finding(part: .store, isWell: false, seen: .unusable(failure)),
        ]
    }
}

extension Health {
    private static func service(_ evidence: Observations) -> Finding {
        Finding(part: .service, isWell: evidence.isServed, seen: .service(isServed: evidence.isServed))
    }

    private static func night(_ snapshot: HealthSnapshot, at now: Instant, in zone: Zone) -> Finding {
        guard let last = snapshot.lastNight else {
            return Finding(part: .night, isWell: false, seen: .noNight)
        }
        let midnight = ZonedInstant(last.night.midnight, at: now, in: zone)
        guard !midnight.isToCome else {
            return Finding(part: .night, isWell: false, seen: .nightToCome(midnight, run: last.run.number))
        }
        return Finding(
            part: .night,
            isWell: true,
            seen: .night(midnight, last.night.state, closed: last.run.closed, run: last.run.number)
        )
    }

    private static func ledger(_ snapshot: HealthSnapshot) -> Finding {
        Finding(part: .ledger, isWell: snapshot.missing.isEmpty, seen: .ledger(missing: snapshot.missing))
    }

    private static func overdue(_ snapshot: HealthSnapshot) -> Finding {
        let due = Due(
            overdue: snapshot.overdue,
            contradicted: snapshot.contradicted,
            spared: snapshot.spared,
            doubted: snapshot.doubted
        )
        return Finding(
            part: .overdue,
            isWell: snapshot.overdue == 0 && snapshot.contradicted == 0,
            seen: .overdue(due)
        )
    }

    private static func clock(_ evidence: Observations, _ doubt: String?) -> Finding {
        if let doubt { return Finding(part: .clock, isWell: false, seen: .clockInDoubt(doubt)) }
        return Finding(
            part: .clock,
            isWell: evidence.isClockSynchronised,
            seen: .clock(isSynchronised: evidence.isClockSynchronised)
        )
    }

    private static func nameOfZone(_ snapshot: HealthSnapshot) -> Finding {
        let isWell =
            switch snapshot.zoneOrigin {
            case .store, .configuration: true
            case .machineAtMaking, .machine: false
            }
        return Finding(part: .zone, isWell: isWell, seen: .zone(snapshot.zone, snapshot.zoneOrigin))
    }

    /// Whether a night has room: what an empty one needs, and what each closing adds to the store and its log.
    private static func room(_ evidence: Observations, forDue due: Int) -> Finding? {
        let room: Int64
        switch evidence.room {
        case .unknown: return nil
        case .notWritable: return Finding(part: .store, isWell: false, seen: .unwritableFolder)
        case .free(let bytes): room = bytes
        }
        let needed = Int64(1 << 20) + Int64(due) * (4 << 10)
        return Finding(part: .store, isWell: room >= needed, seen: .room(room, needed: needed))
    }
}
