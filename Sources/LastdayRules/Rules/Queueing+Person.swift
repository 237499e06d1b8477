extension Queueing {
    /// What is to be said of the account's person, whatever the departure.
    static func consequences(
        for account: UserAccount,
        in records: any Records,
        under policy: Policy,
        at now: Instant
    ) throws -> Consequences {
        var consequences = Consequences()
        guard let person = try account.person.flatMap({ try records.person($0) }) else { return consequences }
        consequences.person = person
        consequences.documents = try records.documents(naming: person.number).count
        consequences.otherAccounts = try records.accounts(of: person.number).filter { other in
            try other.number != account.number && policy.standing(of: other, at: now).isActive
                && records.queuedOffboarding(of: other.number) == nil
        }
        return consequences
    }

    /// Enters the last day in the person's records, and what it replaces in the departure.
    ///
    /// - Parameters:
    ///   - request: What was asked for.
    ///   - departure: The departure, with its last day.
    ///   - queued: The departure that it takes over, whose End Dates move along.
    ///   - lastDay: The last day.
    ///   - consequences: What is to be said of it.
    ///   - records: The store's records.
    ///   - today: The civil date of the day when it is entered.
    /// - Returns: The changes to employments, assignments and the person.
    /// - Throws: ``Refusal``, or what the store throws.
    static func entered(
        _ request: Request,
        _ departure: inout Offboarding,
        taking queued: Offboarding?,
        on lastDay: CivilDate,
        _ consequences: inout Consequences,
        in records: any Records,
        today: CivilDate
    ) throws -> [Change] {
        departure.lastDay = lastDay
        guard let person = consequences.person else { return [] }
        var changes: [Change]
        if let queued {
            (changes, consequences.leftAlone) = try Ending.reenter(queued, in: records) { _ in lastDay }
        } else {
            let employments = try ending(request, of: person, in: records, today: today)
            let plan = try Ending.plan(
                employments,
                on: lastDay,
                keepingAssignments: request.keepsAssignments,
                in: records
            )
            departure.ends = plan.ends
            changes = plan.changes
            consequences.employments = plan.employments
            consequences.assignments = plan.assignments
            consequences.keptAssignments = plan.kept
        }
        if person.isContact, !person.owesContactForm, request.employments != .none {
            var owing = person
            owing.owesContactForm = true
            changes.append(.person(from: person, to: owing))
            departure.ends.append(End(of: .contactForm, person.number, replacing: nil))
            consequences.person = owing
        }
        return changes
    }

    /// The employments that the request means, of those that are open today.
    private static func ending(
        _ request: Request,
        of person: Person,
        in records: any Records,
        today: CivilDate
    ) throws -> [Employment] {
        let open = try records.employments(of: person.number).filter { $0.isOpen(after: today) }
        switch request.employments {
        case .every:
            return open
        case .none:
            return []
        case .only:
            guard open.count <= 1 else { throw Refusal.severalEmployments(request.username, open) }
            return open
        case .numbered(let numbers):
            return try numbers.map { number in
                guard let employment = open.first(where: { $0.number == number }) else {
                    throw Refusal.noSuchEmployment(request.username, number, open)
                }
                return employment
            }
        }
    }
}
