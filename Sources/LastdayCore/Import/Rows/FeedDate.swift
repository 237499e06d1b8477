/// The End Date of an employment or assignment in a feed, beside the one in the feed before.
struct FeedDate {
    /// The feed's latest value; nil if it gives none.
    let latest: CivilDate?
    private let incoming: Patch<CivilDate?>
    /// Whether the value differs from the one in the feed before, or the record is new.
    private let hasChanged: Bool

    /// Creates the date of a record.
    ///
    /// - Parameters:
    ///   - incoming: The feed's value.
    ///   - before: The value in the feed before; nil if the record is new.
    init(_ incoming: Patch<CivilDate?>, before: CivilDate??) {
        self.incoming = incoming
        let latest = incoming.applied(to: before ?? nil)
        hasChanged = before.map { $0 != latest } ?? true
        self.latest = latest
    }

    /// Returns the End Date that the record gets: the feed's own, unless a departure entered the current one,
    /// or the feed's own has not changed since another was entered here.
    ///
    /// - Parameters:
    ///   - current: The record's End Date.
    ///   - departures: The last days of the person's departures.
    ///   - report: Called if the feed is not followed, with whether that is because of a departure.
    /// - Returns: The End Date; nil if there is none.
    func endDate(
        over current: CivilDate?,
        by departures: Set<CivilDate>,
        reporting report: (_ isOfDeparture: Bool) -> Void
    ) -> CivilDate? {
        let new = incoming.applied(to: current)
        guard new != current else { return new }
        let isOfDeparture = current.map(departures.contains) ?? false
        guard isOfDeparture || !hasChanged else { return new }
        report(isOfDeparture)
        return current
    }
}
