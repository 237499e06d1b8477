extension Importing {
    /// How many records of each sort there are, and what the next will be numbered.
    struct Numbers {
        var person, account, employment, assignment, document: Int64

        init(in records: any Records) throws {
            person = try records.nextNumber(of: .person)
            account = try records.nextNumber(of: .account)
            employment = try records.nextNumber(of: .employment)
            assignment = try records.nextNumber(of: .assignment)
            document = try records.nextNumber(of: .document)
        }
    }

    /// The changes to a person's employments, assignments and documents that a row asks for.
    ///
    /// A feed's employment is the person's with the same district and Start Date or, where one of the two lacks the
    /// date, the only one with that district; assignments likewise, by school and title.
    ///
    /// - Throws: What the store throws.
    static func employmentChanges(
        for row: FeedRow,
        of person: Person,
        isNew: Bool,
        in records: any Records,
        _ numbers: inout Numbers,
        _ summary: inout Summary
    ) throws -> [Change] {
        guard row.saysMoreOfPerson else { return [] }
        let told = summary.kept
        summary.kept = Remarks()
        defer { summary.kept = told + summary.kept.inOne }
        let departures = isNew ? [] : try departures(of: person, in: records)
        var known = isNew ? [] : try records.employments(of: person.number)
        var changes: [Change] = []
        for said in row.employments.flatMap({ $0.spread(over: known) }) {
            let before = match(said, among: known)
            let after = heard(said, over: before, of: person, row, departures, &numbers, &summary)
            known.removeAll { $0.number == after.number }
            if before != after { changes.append(.employment(from: before, to: after)) }
            var assignments = before == nil ? [] : try records.assignments(under: after.number)
            for one in said.assignments {
                let before = match(one, among: assignments)
                let after = heard(one, over: before, under: after, row, departures, &numbers, &summary)
                assignments.removeAll { $0.number == after.number }
                if before != after { changes.append(.assignment(from: before, to: after)) }
            }
        }
        let documents = isNew || row.documents.isEmpty ? [] : try records.documents(naming: person.number)
        for one in row.documents {
            let before = documents.first { $0.kind == one.kind && $0.reference == one.reference }
            let after = heard(one, over: before, naming: person, &numbers, &summary)
            if before != after { changes.append(.document(from: before, to: after)) }
        }
        return changes
    }

    private static func heard(
        _ said: FeedEmployment,
        over before: Employment?,
        of person: Person,
        _ row: FeedRow,
        _ departures: [Offboarding],
        _ numbers: inout Numbers,
        _ summary: inout Summary
    ) -> Employment {
        let new = Employment(
            number: numbers.employment,
            person: person.number,
            districtNumber: said.districtNumber
        )
        if before == nil { numbers.employment += 1 }
        var after = before ?? new
        after.districtName = said.districtName.over(after.districtName)
        after.startDate = said.startDate ?? after.startDate
        after.terms = said.terms(over: after.terms)
        after.other = merged(said.other, into: after.other)
        after.endDate = kept(said.endDate, over: before?.endDate, by: departures) {
            summary.kept.append("\(row.origin): employment \(after.told) keeps the End Date of the departure")
        }
        count(before, after, in: &summary.employments)
        return after
    }

    private static func heard(
        _ said: FeedAssignment,
        over before: Assignment?,
        under employment: Employment,
        _ row: FeedRow,
        _ departures: [Offboarding],
        _ numbers: inout Numbers,
        _ summary: inout Summary
    ) -> Assignment {
        let new = Assignment(
            number: numbers.assignment,
            employment: employment.number,
            school: said.school,
            title: said.title
        )
        if before == nil { numbers.assignment += 1 }
        var after = before ?? new
        after.startDate = said.startDate ?? after.startDate
        after.isSpecialEd = said.isSpecialEd.over(after.isSpecialEd)
        after.other = merged(said.other, into: after.other)
        after.endDate = kept(said.endDate, over: before?.endDate, by: departures) {
            summary.kept.append("\(row.origin): assignment \(after.told) keeps the End Date of the departure")
        }
        count(before, after, in: &summary.assignments)
        return after
    }

    private static func heard(
        _ said: FeedDocument,
        over before: Document?,
        naming person: Person,
        _ numbers: inout Numbers,
        _ summary: inout Summary
    ) -> Document {
        let new = Document(
            number: numbers.document,
            person: person.number,
            kind: said.kind,
            reference: said.reference
        )
        if before == nil { numbers.document += 1 }
        var after = before ?? new
        after.date = said.date ?? after.date
        count(before, after, in: &summary.documents)
        return after
    }

    /// The departures of the person's accounts that ended something and were not called off.
    private static func departures(of person: Person, in records: any Records) throws -> [Offboarding] {
        try records.accounts(of: person.number).flatMap { try records.offboardings(of: $0.number) }
            .filter { $0.state != .cancelled && !$0.ends.isEmpty }
    }

    /// The End Date that a feed says, but for one that a departure has entered: that one stands.
    private static func kept(
        _ said: Said<CivilDate?>,
        over current: CivilDate?,
        by departures: [Offboarding],
        telling: () -> Void
    ) -> CivilDate? {
        let new = said.over(current)
        guard new != current, let current, departures.contains(where: { $0.lastDay == current }) else {
            return new
        }
        telling()
        return current
    }

    private static func match(_ said: FeedEmployment, among known: [Employment]) -> Employment? {
        let same = known.filter { $0.districtNumber == said.districtNumber }
        let dated = same.filter { $0.startDate == said.startDate }
        if let schooled = dated.first(where: { said.school == .value($0.terms.school) }) ?? dated.first {
            return schooled
        }
        return same.count == 1 && (said.startDate == nil || same[0].startDate == nil) ? same[0] : nil
    }

    private static func match(_ said: FeedAssignment, among known: [Assignment]) -> Assignment? {
        let same = known.filter { $0.school == said.school && $0.title == said.title }
        return same.first { $0.startDate == said.startDate }
            ?? (same.count == 1 && (said.startDate == nil || same[0].startDate == nil) ? same[0] : nil)
    }
}
