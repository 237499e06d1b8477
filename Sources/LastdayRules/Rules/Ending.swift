/// The End Dates that a departure enters: on the District Employment and its open District Assignments, as the
/// guide's steps 6 to 9 do; and taking exactly that back.
enum Ending {
    /// What is to end, and what the departure has to remember of it.
    struct Plan {
        var changes: [Change] = []
        var ends: [End] = []
        var employments: [Employment] = []
        var assignments: [Assignment] = []
        var kept: [Assignment] = []
    }

    /// Plans the end of employments, and of the assignments under them that would outlast the last day.
    ///
    /// - Parameters:
    ///   - employments: The employments that end.
    ///   - lastDay: The End Date to enter.
    ///   - keepsAssignments: Whether their assignments stay open.
    ///   - records: The store's records.
    /// - Returns: The plan.
    /// - Throws: What the store throws.
    static func plan(
        _ employments: [Employment],
        on lastDay: CivilDate,
        keepingAssignments keepsAssignments: Bool,
        in records: any Records
    ) throws -> Plan {
        var plan = Plan()
        for employment in employments {
            if employment.endDate != lastDay {
                let ended = employment.ending(on: lastDay)
                plan.changes.append(.employment(from: employment, to: ended))
                plan.ends.append(End(of: .employment, employment.number, replacing: employment.endDate))
                plan.employments.append(ended)
            }
            for assignment in try records.assignments(under: employment.number)
            where assignment.isOpen(after: lastDay) {
                guard !keepsAssignments else {
                    plan.kept.append(assignment)
                    continue
                }
                let ended = assignment.ending(on: lastDay)
                plan.changes.append(.assignment(from: assignment, to: ended))
                plan.ends.append(End(of: .assignment, assignment.number, replacing: assignment.endDate))
                plan.assignments.append(ended)
            }
        }
        return plan
    }

    /// Gives everything that a departure ended another End Date, where the one that it entered still stands.
    ///
    /// - Parameters:
    ///   - departure: The departure that ended it.
    ///   - records: The store's records.
    ///   - date: The new End Date of each.
    /// - Returns: The changes, and the records that somebody else has changed since, which are left alone, in words.
    /// - Throws: What the store throws.
    static func reenter(
        _ departure: Offboarding,
        in records: any Records,
        _ date: (End) -> CivilDate?
    ) throws -> (changes: [Change], leftAlone: [String]) {
        var (changes, leftAlone): ([Change], [String]) = ([], [])
        for end in departure.ends {
            switch end.sort {
            case .employment:
                guard let employment = try records.employment(end.number) else { continue }
                if employment.endDate == departure.lastDay {
                    changes.append(.employment(from: employment, to: employment.ending(on: date(end))))
                } else {
                    leftAlone.append("employment \(employment.told)")
                }
            case .contactForm:
                // It has no date: Cancelling takes it back, nothing else does.
                continue
            case .assignment:
                guard let assignment = try records.assignment(end.number) else { continue }
                if assignment.endDate == departure.lastDay {
                    changes.append(.assignment(from: assignment, to: assignment.ending(on: date(end))))
                } else {
                    leftAlone.append("assignment \(assignment.told)")
                }
            }
        }
        return (changes.filter { $0.isOne }, leftAlone)
    }
}

extension Change {
    /// Whether anything is different after it.
    fileprivate var isOne: Bool { sides.from?.fields != sides.to.fields }
}

extension Employment {
    /// The record's line on the guide's screen: "#0860 Wolf Point Public Schools (08/01/2005 - 05/31/2019)".
    public var told: String {
        let district = ["#\(districtNumber)", districtName].compactMap(\.self).joined(separator: " ")
        return "\(district) (\(Telling.span(startDate, endDate)))"
    }
}

extension Assignment {
    /// The assignment as it is before it ends: "Teacher, Jefferson Elem School (since 08/01/2005)".
    public var toldAsOpen: String {
        "\(title), \(school)" + (startDate.map { " (since \($0.asOnScreen))" } ?? "")
    }

    /// The assignment in a line: "Teacher, Jefferson Elem School (08/01/2005 - 05/31/2019)".
    public var told: String { "\(title), \(school) (\(Telling.span(startDate, endDate)))" }
}
