extension EndDates {
    /// The result of changing the End Date of everything that a departure ended.
    struct Reentry {
        var changes: [Change] = []
        /// The records that were left alone because they have been changed since.
        var leftAlone: [EndedRecord] = []
        /// The records that a departure of the person's other account has ended since.
        var stillEnded: [StillEnded] = []
    }

    /// Changes the End Date of everything that a departure ended, where the one it entered is still there.
    ///
    /// If a departure of the person's other account has ended a record since, that departure's date stays,
    /// and the date it restores when cancelled changes instead. The End Dates of several departures thus form
    /// a chain, in the order of queueing, from the original date to the current one; whichever link is
    /// removed, the rest holds together.
    ///
    /// - Parameters:
    ///   - departure: The departure that ended the records.
    ///   - records: The store's records.
    ///   - date: The new End Date of each record.
    /// - Returns: The changes, and what stays as it is.
    /// - Throws: ``Refusal/beginsLater(_:lastDay:)``, or what the store throws.
    static func reenter(
        _ departure: Offboarding,
        in records: any RecordReader,
        _ date: (End) -> CivilDate?
    ) throws -> Reentry {
        var reentry = Reentry()
        var others = try others(beside: departure, in: records)
        let before = others
        for end in departure.ends {
            guard let record = try record(of: end, in: records) else { continue }
            guard let next = others.firstIndex(where: { $0.number > departure.number && $0.has(end) }) else {
                if record.endDate == departure.lastDay {
                    if let start = record.startDate, let date = date(end), date < start {
                        throw Refusal.beginsLater(record.record, lastDay: date)
                    }
                    reentry.changes.append(record.ending(date(end)))
                } else {
                    reentry.leftAlone.append(record.record)
                }
                continue
            }
            guard others[next].replaced(by: end) == departure.lastDay else {
                reentry.leftAlone.append(record.record)
                continue
            }
            // A completed departure is never cancelled.
            if others[next].state == .queued { others[next].replace(in: end, with: date(end)) }
            let username = try records.account(others[next].account)?.username ?? ""
            reentry.stillEnded.append(StillEnded(record: record.record, username: username))
        }
        reentry.changes += zip(before, others).map { Change(from: $0, to: $1) }
        reentry.changes.removeAll { $0.from?.isSame(as: $0.to) ?? false }
        return reentry
    }

    /// Returns what a departure ended and what still has its last day as the End Date.
    static func standing(of departure: Offboarding, in records: any RecordReader) throws -> [EndedRecord] {
        try departure.ends.compactMap { try record(of: $0, in: records) }
            .filter { $0.endDate == departure.lastDay }.map(\.record)
    }

    /// Returns the departures of the person's other accounts that have not been cancelled, in the order of
    /// queueing.
    static func others(beside departure: Offboarding, in records: any RecordReader) throws -> [Offboarding] {
        guard let person = try records.account(departure.account)?.person else { return [] }
        return try records.accounts(of: person)
            .filter { $0.number != departure.account }
            .flatMap { try records.offboardings(of: $0.number) }
            .filter { $0.state != .cancelled }
            .sorted { $0.number < $1.number }
    }

    /// A record of either kind that ends.
    private struct Ended {
        let startDate: CivilDate?
        let endDate: CivilDate?
        let record: EndedRecord
        let ending: (CivilDate?) -> Change
    }

    /// Returns the record that an end refers to.
    ///
    /// It is nil for an AIM contact form, which has no date and which only ``Cancelling`` withdraws, and for
    /// an account that stays open, whose date is ``Offboarding/enteredExpiresOn``.
    private static func record(of end: End, in records: any RecordReader) throws -> Ended? {
        switch end.kind {
        case .employment:
            try records.employment(end.number).map { employment in
                Ended(
                    startDate: employment.startDate,
                    endDate: employment.endDate,
                    record: .employment(employment)
                ) {
                    Change(from: employment, to: employment.ending(on: $0))
                }
            }
        case .assignment:
            try records.assignment(end.number).map { assignment in
                Ended(
                    startDate: assignment.startDate,
                    endDate: assignment.endDate,
                    record: .assignment(assignment)
                ) {
                    Change(from: assignment, to: assignment.ending(on: $0))
                }
            }
        case .contactForm, .keptAccount:
            nil
        }
    }
}

/// A record that keeps its End Date, because a departure of the person's other account entered it.
public struct StillEnded: Sendable, Equatable {
    /// The record.
    public let record: EndedRecord
    /// The other account's username.
    public let username: String
}

extension Offboarding {
    /// Returns whether the departure ended that record too.
    func has(_ end: End) -> Bool { ends.contains { $0.isAboutSame(as: end) } }

    /// Returns the End Date of that record that the departure replaced.
    fileprivate func replaced(by end: End) -> CivilDate? { ends.first { $0.isAboutSame(as: end) }?.replaced }

    /// Sets the date that the departure restores in that record when it is cancelled.
    fileprivate mutating func replace(in end: End, with date: CivilDate?) {
        ends = ends.map { $0.isAboutSame(as: end) ? End(of: $0.kind, $0.number, replacing: date) : $0 }
    }
}

extension End {
    fileprivate func isAboutSame(as other: End) -> Bool { kind == other.kind && number == other.number }
}
