extension BatchQueueing {
    /// A departure of an account that was queued for a day of the list before, or is.
    ///
    /// The latest one counts. One that still stands for that very day is no such: that it changes nothing is
    /// ``Queueing``'s to say.
    ///
    /// - Throws: What the store throws.
    static func past(
        of account: UserAccount,
        on lastDay: CivilDate,
        in records: any RecordReader
    ) throws -> Offboarding? {
        let departures = try records.offboardings(of: account.number).filter { !$0.keepsAccount }
        guard !departures.isEmpty else { return nil }
        // A departure keeps its last day only; for which days it has stood before, the audit tells.
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
    /// Notes what became of the same departure before.
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
