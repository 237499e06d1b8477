extension FeedEmployment {
    /// The employments that are meant where a feed knows assignments only, and the person has several employments with
    /// the district: each assignment is under the last one that had begun when it did.
    ///
    /// - Parameter known: The person's employments with that district.
    /// - Returns: One for each that is meant; this one where they are not several.
    func spread(over known: [Employment]) -> [FeedEmployment] {
        guard startDate == nil, endDate == .unspecified, known.count > 1 else { return [self] }
        guard !assignments.isEmpty else { return [] }
        let same = known.sorted {
            ($0.startDate?.dayNumber ?? .min, $0.number) < ($1.startDate?.dayNumber ?? .min, $1.number)
        }
        var under = same.map { _ in [FeedAssignment]() }
        for assignment in assignments { under[same.latest(begunBy: assignment.startDate)].append(assignment) }
        return zip(same, under).compactMap { employment, assignments in
            guard !assignments.isEmpty else { return nil }
            var part = self
            part.startDate = employment.startDate
            part.assignments = assignments
            return part
        }
    }

    /// What stands beside the dates after the feed has been heard.
    func terms(over current: Employment.Terms) -> Employment.Terms {
        var terms = current
        terms.teachingStartYear = teachingStartYear.applied(to: current.teachingStartYear)
        terms.teachingYearsModifier = teachingYearsModifier.applied(to: current.teachingYearsModifier)
        terms.licenseNumber = licenseNumber.applied(to: current.licenseNumber)
        terms.ftePercent = ftePercent.applied(to: current.ftePercent)
        terms.seniority = seniority.applied(to: current.seniority)
        terms.education = education.applied(to: current.education)
        terms.year = year.applied(to: current.year)
        terms.school = school.applied(to: current.school)
        return terms
    }
}

extension [Employment] {
    /// The place of the last one that had begun by that day, or of the first where none had; they are in the order of their
    /// Start Dates, and one without has always begun.
    fileprivate func latest(begunBy day: CivilDate?) -> Int {
        guard let day else { return count - 1 }
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            let hasBegun = self[middle].startDate.map { $0 <= day } ?? true
            if hasBegun { low = middle + 1 } else { high = middle }
        }
        return Swift.max(low - 1, 0)
    }
}
