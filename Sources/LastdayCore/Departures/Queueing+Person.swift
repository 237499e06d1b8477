extension Queueing {
    /// Returns the consequences for the account's person that do not depend on the departure.
    static func consequences(
        for account: UserAccount,
        in records: any RecordReader,
        under policy: Policy,
        at now: Instant
    ) throws -> Consequences {
        var consequences = Consequences()
        guard let person = try account.person.flatMap({ try records.person($0) }) else { return consequences }
        consequences.person = person
        consequences.documents = try records.all(Document.self, naming: person.number).count
        for other in try records.accounts(of: person.number) where other.number != account.number {
            if let queued = try records.queuedOffboarding(of: other.number) {
                let departure = Departure(offboarding: queued, account: other, person: person)
                consequences.otherDepartures.append(departure)
            } else if try policy.standing(of: other, at: now, given: NightHistory(at: now, in: records))
                .isActive
            {
                consequences.otherAccounts.append(other)
            }
        }
        return consequences
    }

    /// Enters the last day in the person's records, and records in the departure what it replaced.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - departure: The departure, which is given its last day and its ends.
    ///   - queued: The queued departure that it takes over, whose End Dates move along.
    ///   - lastDay: The last day.
    ///   - consequences: The consequences, which are filled in.
    ///   - records: The store's records.
    ///   - today: The current civil date in the district's zone.
    /// - Returns: The changes to employments, assignments and the person.
    /// - Throws: ``Refusal``, or what the store throws.
    static func entered(
        _ request: Request,
        _ departure: inout Offboarding,
        taking queued: Offboarding?,
        on lastDay: CivilDate,
        _ consequences: inout Consequences,
        in records: any RecordReader,
        today: CivilDate
    ) throws -> [Change] {
        departure.lastDay = lastDay
        guard let person = consequences.person else { return [] }
        if case .sharedWith(let other) = request.employments, queued == nil {
            departure.ends = other.ends.filter { $0.kind != .keptAccount }.map { end in
                End(of: end.kind, end.number, replacing: end.kind == .contactForm ? nil : lastDay)
            }
            return []
        }
        let earlier = try records.offboardings(of: departure.account)
            .filter { $0.keepsAccount && $0.state != .cancelled }
        var changes: [Change]
        let others = consequences.otherDepartures.map(\.offboarding)
        if let queued {
            let moves = try EndDates.reenter(queued, in: records) { _ in lastDay }
            (changes, consequences.leftAlone) = (moves.changes, moves.leftAlone)
            consequences.stillEnded = moves.stillEnded
        } else {
            let (employments, ended, later) = try ending(
                request,
                of: person,
                on: lastDay,
                beside: earlier,
                in: records,
                today: today
            )
            let plan = try EndDates.plan(
                employments,
                ended: ended,
                on: lastDay,
                keepingAssignments: request.keepsAssignments,
                beside: others,
                in: records
            )
            departure.ends = plan.ends
            changes = plan.changes
            consequences.employments = plan.employments
            consequences.assignments = plan.assignments
            consequences.keptAssignments = plan.kept
            consequences.beginLater =
                later.map { .employment($0) } + plan.later.map { .assignment($0) }
        }
        let form = End(of: .contactForm, person.number, replacing: nil)
        if person.isContact, !person.owesContactForm {
            var owing = person
            owing.owesContactForm = true
            changes.append(Change(from: person, to: owing))
            consequences.person = owing
            departure.ends.append(form)
        } else if person.owesContactForm, queued == nil, others.contains(where: { $0.has(form) }) {
            departure.ends.append(form)
        }
        return changes
    }

    /// Refuses a request for employments that do not end with the departure already queued.
    static func refuseOtherEmployments(
        than queued: Offboarding,
        of account: UserAccount,
        _ request: Request,
        in records: any RecordReader
    ) throws {
        guard case .numbered(let numbers) = request.employments else { return }
        let ending = queued.ends.filter { $0.kind == .employment }.map(\.number)
        guard let other = numbers.first(where: { !ending.contains($0) }) else { return }
        let open = try (account.person.map(records.employments) ?? []).filter {
            $0.isOpen(after: queued.lastDay)
        }
        guard open.contains(where: { $0.number == other }) else {
            throw Refusal.noSuchEmployment(account.username, other, open)
        }
        throw Refusal.queuedWithout(account.username, other)
    }

    /// Returns the employments that the request asks for, among those open today; if it names none, also those
    /// that have already ended, because an assignment under them may have been left open, and those that
    /// begin only after the last day and stay as they are.
    private static func ending(
        _ request: Request,
        of person: Person,
        on lastDay: CivilDate,
        beside earlier: [Offboarding],
        in records: any RecordReader,
        today: CivilDate
    ) throws -> (open: [Employment], ended: [Employment], later: [Employment]) {
        let all = try records.employments(of: person.number).filter { employment in
            !earlier.contains { $0.isEnding(employment) }
        }
        let later = all.filter { $0.begins(after: lastDay) }
        let open = all.filter { $0.isOpen(after: today) && !$0.begins(after: lastDay) }
        let ended = all.filter { !$0.isOpen(after: today) }
        switch request.employments {
        case .every:
            return (open, ended, later)
        case .sharedWith:
            return ([], [], [])
        case .only:
            guard open.count <= 1 else { throw Refusal.severalEmployments(request.username, open) }
            return (open, ended, later)
        case .numbered(let numbers):
            let named = try numbers.map { number in
                if let later = later.first(where: { $0.number == number }) {
                    throw Refusal.beginsLater(.employment(later), lastDay: lastDay)
                }
                guard let employment = open.first(where: { $0.number == number }) else {
                    throw Refusal.noSuchEmployment(request.username, number, open)
                }
                return employment
            }
            return (named, [], [])
        }
    }
}
