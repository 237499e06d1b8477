extension BatchQueueing {
    /// Returns an earlier departure of an account that is, or once was, queued for the last day on the list;
    /// nil if there is none.
    ///
    /// The latest one counts. A departure still queued for that very day does not: ``Queueing`` reports that
    /// it changes nothing.
    ///
    /// - Throws: What the store throws.
    static func past(
        of account: UserAccount,
        on lastDay: CivilDate,
        in records: any RecordReader
    ) throws -> Offboarding? {
        let departures = try records.offboardings(of: account.number).filter { !$0.keepsAccount }
        guard !departures.isEmpty else { return nil }
        // A departure stores only its latest last day; the audit has the days before it was moved.
        let entered = try records.audit(AuditSelection(username: account.username)).filter {
            $0.expiresOn == lastDay && [.queued, .rescheduled].contains($0.kind)
        }
        let past = departures.last { departure in
            departure.lastDay == lastDay
                || entered.contains { entry in
                    departure.queuedAt <= entry.at && departure.endedAt.map { entry.at <= $0 } ?? true
                }
        }
        guard let past, past.state != .queued || past.lastDay != lastDay else { return nil }
        return past
    }
}

extension BatchQueueing {
    /// Returns whether an account is out of use already and its last day has passed, so that the line is history.
    static func isClosedAlready(
        _ account: UserAccount,
        on lastDay: CivilDate,
        in records: any RecordReader,
        under policy: Policy,
        _ context: ActionContext
    ) throws -> Bool {
        guard lastDay <= policy.night(at: context.at) else { return false }
        return try Queueing.outOfUse(account, for: .planned, in: records, under: policy, at: context.at)
            != nil
    }

    /// Returns the departures that were queued by the same lists as some on this one, and are not on it.
    ///
    /// The departures of a list are queued at one instant.
    ///
    /// - Parameters:
    ///   - instants: When departures were queued that are on the list.
    ///   - isListed: Whether an account is on the list.
    ///   - records: The store's records.
    /// - Returns: The departures, all of which are queued.
    /// - Throws: What the store throws.
    static func noLongerListed(
        queuedAt instants: Set<Instant>,
        but isListed: (Int64) -> Bool,
        in records: any RecordReader
    ) throws -> [Departure] {
        guard !instants.isEmpty else { return [] }
        return try records.departures(.queued).filter { departure in
            let (one, account) = (departure.offboarding, departure.account)
            guard instants.contains(one.queuedAt), !isListed(account.number) else { return false }
            // Somebody may have queued another departure by itself within the same second.
            return try records.audit(AuditSelection(username: account.username)).contains {
                $0.kind == .queued && $0.at == one.queuedAt && $0.command.hasPrefix("queue --from")
            }
        }
    }
}

extension BatchQueueing.Outcome {
    /// Records the state of the same departure, entered earlier.
    mutating func note(_ past: Offboarding, of account: UserAccount, isActive: Bool) {
        let departure = Departure(offboarding: past, account: account, person: nil)
        switch past.state {
        case .queued: movedBefore.append(departure)
        case .cancelled: cancelledBefore.append(departure)
        case .completed where isActive: inUseAgain.append(account)
        case .completed: leftBefore.append(account)
        }
    }
}
