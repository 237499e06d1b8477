extension Change {
    /// The record, if the change gives it an End Date before its Start Date; otherwise nil.
    var endingBeforeItsStart: EndedRecord? {
        if let (before, after) = of(Employment.self), let start = after.startDate, let end = after.endDate,
            end < start, before?.endDate != end || before?.startDate != start
        {
            return .employment(after.inShort)
        }
        if let (before, after) = of(Assignment.self), let start = after.startDate, let end = after.endDate,
            end < start, before?.endDate != end || before?.startDate != start
        {
            return .assignment(after.inShort)
        }
        return nil
    }
}

extension Importing {
    /// The numbers of the next records of each kind.
    struct NextNumbers {
        var person, account, employment, assignment, document: Int64

        init(in records: any RecordReader) throws {
            person = try records.nextNumber(of: .person)
            account = try records.nextNumber(of: .account)
            employment = try records.nextNumber(of: .employment)
            assignment = try records.nextNumber(of: .assignment)
            document = try records.nextNumber(of: .document)
        }
    }

    /// Returns the changes to a person's employments, assignments and documents that a row asks for.
    ///
    /// A feed's employment matches the person's employment with the same district and Start Date (preferably
    /// of the same school, if the feed gives one) or, if one of the two lacks the date, the only one with
    /// that district; assignments are matched likewise, by school and title. The time this takes grows with
    /// the size of the row and of the person's records, not with the product of the two.
    ///
    /// - Throws: What the store throws.
    static func employmentChanges(
        for row: FeedRow,
        of person: Person,
        isNew: Bool,
        in records: any RecordReader,
        _ numbers: inout NextNumbers,
        _ summary: inout Summary
    ) throws -> [Change] {
        guard row.hasEmploymentData else { return [] }
        let earlier = summary.remarks
        summary.remarks = Listed()
        defer { summary.remarks = earlier + summary.remarks.inOne }
        let departures = try isNew ? LastDays() : lastDays(of: person, in: records)
        let known = isNew ? [] : try records.employments(of: person.number)
        let byDistrict = Dictionary(grouping: known, by: \.districtNumber)
        var unmatched = UnmatchedRecords(known, by: Self.keys(of:))
        var changes: [Change] = []
        for incoming in row.employments.flatMap({ $0.spread(over: byDistrict[$0.districtNumber] ?? []) }) {
            let before = match(incoming, among: &unmatched)
            let after = updated(incoming, over: before, of: person, row, departures, &numbers, &summary)
            unmatched.match(after.number)
            if before != after { changes.append(Change(from: before, to: after)) }
            let isUnder = before != nil && !incoming.assignments.isEmpty
            let known = isUnder ? try records.assignments(under: after.number) : []
            var assignments = UnmatchedRecords(known, by: Self.keys(of:))
            for one in incoming.assignments {
                let before = match(one, among: &assignments)
                let after = updated(one, over: before, under: after, row, departures, &numbers, &summary)
                assignments.match(after.number)
                if before != after { changes.append(Change(from: before, to: after)) }
            }
        }
        let documents =
            isNew || row.documents.isEmpty ? [] : try records.all(Document.self, naming: person.number)
        let byReference = Dictionary(documents.map { ([$0.kind, $0.reference], $0) }) { first, _ in first }
        for one in row.documents {
            let before = byReference[[one.kind, one.reference]]
            let after = updated(one, over: before, naming: person, &numbers, &summary)
            if before != after { changes.append(Change(from: before, to: after)) }
        }
        return changes
    }

    private static func updated(
        _ incoming: FeedEmployment,
        over before: Employment?,
        of person: Person,
        _ row: FeedRow,
        _ departures: LastDays,
        _ numbers: inout NextNumbers,
        _ summary: inout Summary
    ) -> Employment {
        let new = Employment(
            number: numbers.employment,
            person: person.number,
            districtNumber: incoming.districtNumber
        )
        if before == nil { numbers.employment += 1 }
        var after = before ?? new
        after.districtName = incoming.districtName.applied(to: after.districtName)
        after.startDate = incoming.startDate ?? after.startDate
        after.terms = incoming.terms(over: after.terms)
        after.other = merged(incoming.other, into: after.other)
        let feed = FeedDate(incoming.endDate, before: before.map(\.feedEndDate))
        after.feedEndDate = feed.latest
        after.endDate = feed.endDate(over: before?.endDate, by: departures) { reason in
            summary.remarks.append(Remark(row.origin, reason.fact(.employment(after.inShort))))
        }
        count(before, after, in: &summary)
        return after
    }

    private static func updated(
        _ incoming: FeedAssignment,
        over before: Assignment?,
        under employment: Employment,
        _ row: FeedRow,
        _ departures: LastDays,
        _ numbers: inout NextNumbers,
        _ summary: inout Summary
    ) -> Assignment {
        let new = Assignment(
            number: numbers.assignment,
            employment: employment.number,
            school: incoming.school,
            title: incoming.title
        )
        if before == nil { numbers.assignment += 1 }
        var after = before ?? new
        after.startDate = incoming.startDate ?? after.startDate
        after.isSpecialEd = incoming.isSpecialEd.applied(to: after.isSpecialEd)
        after.other = merged(incoming.other, into: after.other)
        let feed = FeedDate(incoming.endDate, before: before.map(\.feedEndDate))
        after.feedEndDate = feed.latest
        after.endDate = feed.endDate(over: before?.endDate, by: departures) { reason in
            summary.remarks.append(Remark(row.origin, reason.fact(.assignment(after.inShort))))
        }
        count(before, after, in: &summary)
        return after
    }

    private static func updated(
        _ incoming: FeedDocument,
        over before: Document?,
        naming person: Person,
        _ numbers: inout NextNumbers,
        _ summary: inout Summary
    ) -> Document {
        let new = Document(
            number: numbers.document,
            person: person.number,
            kind: incoming.kind,
            reference: incoming.reference
        )
        if before == nil { numbers.document += 1 }
        var after = before ?? new
        after.date = incoming.date ?? after.date
        count(before, after, in: &summary)
        return after
    }

    /// The last days of a person's departures that ended something.
    struct LastDays {
        /// Of those that are queued or completed.
        var entered: Set<CivilDate> = []
        /// Of those that are cancelled, or completed and taken back by a reinstatement.
        var takenBack: Set<CivilDate> = []
    }

    /// Returns the last days of the departures of the person's accounts that ended something.
    private static func lastDays(of person: Person, in records: any RecordReader) throws -> LastDays {
        var days = LastDays()
        for account in try records.accounts(of: person.number) {
            for departure in try records.offboardings(of: account.number) where !departure.ends.isEmpty {
                if departure.state != .cancelled { days.entered.insert(departure.lastDay) }
                if departure.isTakenBack(from: account) { days.takenBack.insert(departure.lastDay) }
            }
        }
        return days
    }
}
