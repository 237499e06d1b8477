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
