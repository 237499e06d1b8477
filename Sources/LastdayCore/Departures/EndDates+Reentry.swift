extension EndDates {
    /// What another End Date for everything that a departure ended comes to.
    struct Reentry {
        var changes: [Change] = []
        /// The records that somebody else has changed since, and that were left alone.
        var leftAlone: [EndedRecord] = []
        /// The records that a departure of the person's other account has ended since.
        var stillEnded: [StillEnded] = []
    }

    /// Gives everything that a departure ended another End Date, where the one that it entered still stands.
    ///
    /// Where a departure of the person's other account has ended a record since, that one's date stands on, and what
    /// changes is the date that it restores when it is called off. So the End Dates of several departures are a chain
    /// from the first date of all to the one that stands, in the order in which they were queued; whichever is taken
    /// out of it, the rest holds together.
    ///
    /// - Parameters:
    ///   - departure: The departure that ended it.
    ///   - records: The store's records.
    ///   - date: The new End Date of each.
    /// - Returns: The changes, and what stays as it is.
    /// - Throws: What the store throws.
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
            // A completed one is never called off.
            if others[next].state == .queued { others[next].replace(in: end, with: date(end)) }
            let username = try records.account(others[next].account)?.username ?? ""
            reentry.stillEnded.append(StillEnded(record: record.record, username: username))
        }
        reentry.changes += zip(before, others).map { Change(from: $0, to: $1) }
        reentry.changes.removeAll { $0.from?.isSame(as: $0.to) ?? false }
        return reentry
    }

    /// What a departure ended and still ends with its last day.
    static func standing(of departure: Offboarding, in records: any RecordReader) throws -> [EndedRecord] {
        try departure.ends.compactMap { try record(of: $0, in: records) }
            .filter { $0.endDate == departure.lastDay }.map(\.record)
    }

    /// The departures of the person's other accounts that have not been called off, in the order of their queueing.
    static func others(beside departure: Offboarding, in records: any RecordReader) throws -> [Offboarding] {
        guard let person = try records.account(departure.account)?.person else { return [] }
        return try records.accounts(of: person)
            .filter { $0.number != departure.account }
            .flatMap { try records.offboardings(of: $0.number) }
            .filter { $0.state != .cancelled }
            .sorted { $0.number < $1.number }
    }

    /// A record that ends, of either sort.
    private struct Ended {
        let endDate: CivilDate?
        let record: EndedRecord
        let ending: (CivilDate?) -> Change
    }

    /// The record that an end is about; nil for an AIM contact form, which has no date: ``Cancelling`` takes it back,
    /// nothing else does; and nil for an account that stays, whose date is ``Offboarding/enteredExpiresOn``.
    private static func record(of end: End, in records: any RecordReader) throws -> Ended? {
        switch end.kind {
        case .employment:
            try records.employment(end.number).map { employment in
                Ended(endDate: employment.endDate, record: .employment(employment)) {
                    Change(from: employment, to: employment.ending(on: $0))
                }
            }
        case .assignment:
            try records.assignment(end.number).map { assignment in
                Ended(endDate: assignment.endDate, record: .assignment(assignment)) {
                    Change(from: assignment, to: assignment.ending(on: $0))
                }
            }
        case .contactForm, .keptAccount:
            nil
        }
    }
}

/// A record that keeps its End Date, because a departure of the person's other account has entered it.
public struct StillEnded: Sendable, Equatable {
    /// The record.
    public let record: EndedRecord
    /// The other account's username.
    public let username: String
}

extension Offboarding {
    /// Whether it ended that record too.
    func has(_ end: End) -> Bool { ends.contains { $0.isAboutSame(as: end) } }

    /// The End Date of that record that it replaced.
    fileprivate func replaced(by end: End) -> CivilDate? { ends.first { $0.isAboutSame(as: end) }?.replaced }

    /// Makes it restore that date of the record when it is called off.
    fileprivate mutating func replace(in end: End, with date: CivilDate?) {
        ends = ends.map { $0.isAboutSame(as: end) ? End(of: $0.kind, $0.number, replacing: date) : $0 }
    }
}

extension End {
    fileprivate func isAboutSame(as other: End) -> Bool { kind == other.kind && number == other.number }
}
