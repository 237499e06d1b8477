extension FeedEmployment {
    /// Splits the employment if a feed gives only assignments and the person has several employments with the
    /// district: each assignment goes to the last employment that had begun when it did.
    ///
    /// - Parameter known: The person's employments with that district.
    /// - Returns: One part for each employment that gets assignments; only this employment if there is
    ///   nothing to choose.
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

    /// Returns the further terms of the employment after the feed's values are applied.
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
    /// Returns the index of the last employment begun by that day, or of the first if none had begun.
    ///
    /// The employments are in the order of their Start Dates, and one without a Start Date has always begun.
    /// Without a day, it is the last employment.
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
