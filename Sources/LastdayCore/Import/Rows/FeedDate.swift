/// The End Date of an employment or assignment in a feed, beside the one in the feed before.
struct FeedDate {
    /// The feed's latest value; nil if it gives none.
    let latest: CivilDate?
    private let incoming: Patch<CivilDate?>
    /// Whether the value differs from the one in the feed before, or the record is new.
    private let hasChanged: Bool
    private let isNew: Bool

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
        isNew = before == nil
    }

    /// Why a feed's End Date is not followed.
    enum Reason {
        /// A departure has entered the current one.
        case departure
        /// The feed's own has not changed since another was entered here.
        case unchanged
        /// It is the last day of a departure that was taken back.
        case takenBack(CivilDate)

        /// The remark on a record that keeps its End Date.
        func fact(_ record: EndedRecord) -> Importing.Remark.Fact {
            switch self {
            case .departure: .keepsEndDate(record)
            case .unchanged: .keepsOwnEndDate(record)
            case .takenBack(let lastDay): .endsTakenBack(record, lastDay)
            }
        }
    }

    /// Returns the End Date that the record gets: the feed's own, unless a departure entered the current one,
    /// the feed's own has not changed since another was entered here, or it is the last day of a departure that
    /// was taken back.
    ///
    /// - Parameters:
    ///   - current: The record's End Date.
    ///   - departures: The last days of the person's departures.
    ///   - report: Called if the feed is not followed, with the reason.
    /// - Returns: The End Date; nil if there is none.
    func endDate(
        over current: CivilDate?,
        by departures: Importing.LastDays,
        reporting report: (Reason) -> Void
    ) -> CivilDate? {
        let new = incoming.applied(to: current)
        guard new != current else { return new }
        if current.map(departures.entered.contains) ?? false {
            report(.departure)
        } else if !hasChanged {
            report(.unchanged)
        } else if let new, !isNew, departures.takenBack.contains(new) {
            report(.takenBack(new))
        } else {
            return new
        }
        return current
    }
}
