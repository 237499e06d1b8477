/// The End Dates that a departure enters in the District Employment and its open District Assignments, as in
/// the guide's steps 6 to 9.
enum EndDates {
    /// What is to end, and what the departure has to remember about it.
    struct Plan {
        var changes: [Change] = []
        var ends: [End] = []
        var employments: [Employment] = []
        var assignments: [Assignment] = []
        var kept: [Assignment] = []
        /// The assignments that begin only after the last day, and stay as they are.
        var later: [Assignment] = []
    }

    /// Plans the end of employments, and of the assignments under them that would outlast the last day.
    ///
    /// - Parameters:
    ///   - employments: The employments that end.
    ///   - ended: Employments that have already ended and keep their End Date; only open assignments under
    ///     them end.
    ///   - lastDay: The End Date to enter.
    ///   - keepsAssignments: Whether their assignments stay open.
    ///   - others: The queued departures of the person's other accounts; what they ended is ended anew.
    ///   - records: The store's records.
    /// - Returns: The plan.
    /// - Throws: What the store throws.
    static func plan(
        _ employments: [Employment],
        ended: [Employment] = [],
        on lastDay: CivilDate,
        keepingAssignments keepsAssignments: Bool,
        beside others: [Offboarding] = [],
        in records: any RecordReader
    ) throws -> Plan {
        var plan = Plan()
        for employment in employments {
            let end = End(of: .employment, employment.number, replacing: employment.endDate)
            let isDifferent = employment.endDate != lastDay
            if isDifferent {
                let ended = employment.ending(on: lastDay)
                plan.changes.append(Change(from: employment, to: ended))
                plan.employments.append(ended)
            }
            // An equal date is remembered too, so that one departure can be cancelled and the other keeps the
            // date.
            if isDifferent || others.contains(where: { $0.has(end) }) { plan.ends.append(end) }
        }
        for employment in employments + ended {
            for assignment in try records.assignments(under: employment.number) {
                let end = End(of: .assignment, assignment.number, replacing: assignment.endDate)
                let isShared = others.contains { $0.has(end) }
                guard isShared || assignment.isOpen(after: lastDay) else { continue }
                guard !assignment.begins(after: lastDay) else {
                    plan.later.append(assignment)
                    continue
                }
                guard !keepsAssignments else {
                    if !isShared { plan.kept.append(assignment) }
                    continue
                }
                plan.ends.append(end)
                guard assignment.endDate != lastDay else { continue }
                let ended = assignment.ending(on: lastDay)
                plan.changes.append(Change(from: assignment, to: ended))
                plan.assignments.append(ended)
            }
        }
        return plan
    }
}

extension Employment {
    /// Returns whether the employment begins only after a day, so that it cannot end on it.
    func begins(after day: CivilDate) -> Bool { startDate.map { $0 > day } ?? false }
}

extension Assignment {
    /// Returns whether the assignment begins only after a day, so that it cannot end on it.
    func begins(after day: CivilDate) -> Bool { startDate.map { $0 > day } ?? false }
}
