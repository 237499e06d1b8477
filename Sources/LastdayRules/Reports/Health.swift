/// Whether a district's Lastday does its work, told part by part.
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
        /// What was seen and, where it is not well, what to do.
        public let told: String
    }

    /// What the machine shows, apart from the store's records.
    public struct Evidence: Sendable {
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
    ///   - vitals: The store's figures.
    ///   - evidence: What the machine shows.
    ///   - now: The instant that both are for.
    ///   - telling: The words for instants.
    /// - Returns: One finding for each part that was looked at, in their order.
    public static func findings(
        _ vitals: Vitals,
        _ evidence: Evidence,
        at now: Instant,
        telling: Telling
    ) -> [Finding] {
        [
            service(evidence),
            night(vitals, at: now, telling: telling),
            ledger(vitals),
            held(vitals),
            overdue(vitals),
            journal(evidence),
            audit(evidence),
            clock(evidence, vitals.doubt),
            zone(vitals),
            room(evidence, forDue: vitals.due),
        ].compactMap(\.self)
    }

    /// The findings where the store cannot be used.
    public static func findings(of failure: StoreFailure, _ evidence: Evidence) -> [Finding] {
        [
            service(evidence), clock(evidence, nil),
            Finding(part: .store, isWell: false, told: failure.description),
        ]
    }
}

extension Health {
    private static func service(_ evidence: Evidence) -> Finding {
        Finding(
            part: .service,
            isWell: evidence.isServed,
            told: evidence.isServed
                ? "lastdayd serves the store"
                : "no lastdayd serves the store, so no midnight closes anybody; see: systemctl status lastdayd"
        )
    }

    private static func night(_ vitals: Vitals, at now: Instant, telling: Telling) -> Finding {
        guard let last = vitals.lastNight else {
            return Finding(part: .night, isWell: false, told: "no night yet; see: systemctl status lastdayd")
        }
        let when =
            "\(telling.instant(last.night.midnight)), \(Telling.distance(to: last.night.midnight, from: now))"
        guard last.night.midnight <= now else {
            let told =
                "the last night is still to come (\(when)), so a clock was wrong when run \(last.run.number) did it, or is now; "
                + "see: timedatectl; if it is right now: lastday sweep --trust-clock"
            return Finding(part: .night, isWell: false, told: told)
        }
        let closed = counted(last.run.closed, "account", "accounts")
        return Finding(
            part: .night,
            isWell: true,
            told: "\(when): \(last.night.state.rawValue), \(closed) closed by run \(last.run.number)"
        )
    }

    private static func ledger(_ vitals: Vitals) -> Finding {
        guard let first = vitals.missing.first, let last = vitals.missing.last else {
            return Finding(part: .ledger, isWell: true, told: "no night is missing")
        }
        let span = first == last ? "\(first)" : "\(first) to \(last)"
        let count = counted(vitals.missing.count, "night is", "nights are")
        return Finding(
            part: .ledger,
            isWell: false,
            told: "\(count) missing (\(span)); see: journalctl -u lastdayd -p err"
        )
    }

    private static func held(_ vitals: Vitals) -> Finding {
        let told = vitals.hold.map { hold in
            "\(counted(hold.count, "account is", "accounts are")) held back, more than the limit, and in use; see: lastday held"
        }
        return Finding(part: .held, isWell: told == nil, told: told ?? "nothing is held")
    }

    private static func overdue(_ vitals: Vitals) -> Finding {
        var told: [String] = []
        if vitals.overdue > 0 {
            told.append(
                "\(counted(vitals.overdue, "account is", "accounts are")) overdue; see: lastday preview"
            )
        }
        if vitals.contradicted > 0 {
            let count = counted(vitals.contradicted, "departure is", "departures are")
            told.append(
                "\(count) past the last day with an account that does not expire; see: lastday list --state queued"
            )
        }
        if vitals.spared > 0 {
            told.append(
                "\(counted(vitals.spared, "account is", "accounts are")) due and protected, and in use"
            )
        }
        if vitals.doubted > 0 {
            let count = counted(vitals.doubted, "account is", "accounts are")
            told.append("\(count) due and in use, for the clock was in doubt")
        }
        return Finding(
            part: .overdue,
            isWell: vitals.overdue == 0 && vitals.contradicted == 0,
            told: told.isEmpty ? "nobody is overdue" : told.joined(separator: "; ")
        )
    }

    /// What was sent: whether the journal has it still, nobody is told here.
    private static func journal(_ evidence: Evidence) -> Finding {
        guard let count = evidence.undelivered else {
            return Finding(part: .journal, isWell: nil, told: "not there; the audit is in the store")
        }
        let told =
            count == 0
            ? "every audit entry has been sent to the journal"
            : "\(counted(count, "audit entry has", "audit entries have")) not been sent to the journal; "
                + "see: systemctl status systemd-journald"
        return Finding(part: .journal, isWell: count == 0, told: told)
    }

    private static func audit(_ evidence: Evidence) -> Finding? {
        evidence.audit.map { Finding(part: .audit, isWell: $0.isWell, told: $0.told) }
    }

    private static func clock(_ evidence: Evidence, _ doubt: String?) -> Finding {
        if let doubt {
            let told = "\(doubt): nights are refused; if it is right: lastday sweep --trust-clock"
            return Finding(part: .clock, isWell: false, told: told)
        }
        return Finding(
            part: .clock,
            isWell: evidence.isClockSynchronised,
            told: evidence.isClockSynchronised
                ? "the clock is synchronised"
                : "nothing keeps the clock right, so midnight may be another's; see: timedatectl"
        )
    }

    private static func zone(_ vitals: Vitals) -> Finding {
        let remedy = "fix it with: lastday store zone NAME"
        let (isWell, told) =
            switch vitals.zoneOrigin {
            case .store: (true, "the store's")
            case .configuration: (true, "as configured; the store takes it with the next act")
            case .machineAtMaking: (false, "the machine's when the store was made; \(remedy)")
            case .machine(nil): (false, "the machine's; \(remedy)")
            case .machine(let reason?): (false, "the machine's, \(reason); \(remedy)")
            }
        return Finding(part: .zone, isWell: isWell, told: "\(vitals.zone), \(told)")
    }

    /// Whether a night has room: what an empty one needs, and what each closing adds to the store and its log.
    private static func room(_ evidence: Evidence, forDue due: Int) -> Finding? {
        let room: Int64
        switch evidence.room {
        case .unknown: return nil
        case .notWritable:
            return Finding(part: .store, isWell: false, told: "the store's folder cannot be written")
        case .free(let bytes): room = bytes
        }
        let needed = Int64(1 << 20) + Int64(due) * (4 << 10)
        let told = "\(room >> 20) MiB free for the store"
        return Finding(
            part: .store,
            isWell: room >= needed,
            told: room >= needed ? told : "\(told), and the next night may need \((needed >> 20) + 1)"
        )
    }
}
