/// The health of a district's Lastday, part by part.
public enum Health {
    /// A part whose health is checked.
    public enum Part: String, Sendable, CaseIterable {
        case service, night, ledger, held, overdue, protected, journal, audit, clock, zone, store
    }

    /// The health of one part.
    public struct Finding: Sendable, Equatable {
        /// The part.
        public let part: Part
        /// Whether the part is well; nil if there is nothing to judge.
        public let isWell: Bool?
        /// What was seen.
        public let seen: Seen
    }

    /// Observations of the machine, apart from the store's records.
    public struct Observations: Sendable {
        /// Whether a daemon serves the store.
        public var isServed: Bool
        /// Whether the system clock is synchronised.
        public var isClockSynchronised: Bool
        /// The number of audit entries that have not been sent to the journal; nil if there is no journal.
        public var undelivered: Int?
        /// How much the store may still grow.
        public var room: StoreRoom
        /// The result of comparing the audit with the journal; nil if the store could not be read.
        public var audit: AuditVerdict?

        /// Creates the observations of a machine.
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

    /// Returns the findings for a store that could be read.
    ///
    /// - Parameters:
    ///   - snapshot: The store's figures.
    ///   - evidence: The observations of the machine.
    ///   - now: The instant that both describe.
    ///   - zone: The zone in which instants are shown.
    /// - Returns: One finding for each part that was checked, in order.
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
            snapshot.unknownProtected.isEmpty
                ? nil
                : Finding(
                    part: .protected,
                    isWell: false,
                    seen: .unknownProtected(snapshot.unknownProtected)
                ),
            // Only what was sent: whether the journal still has it is not checked here.
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

    /// Returns the findings for a store that cannot be used.
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

    /// Returns the finding on the room for the next night, which needs 1 MiB and, for each closing, 4 KiB in
    /// the store and its log; nil if the room is unknown.
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
