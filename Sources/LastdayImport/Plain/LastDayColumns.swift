import LastdayMessages
import LastdayCore

/// The columns of a list that could be the last day, and the rule that they must not differ.
struct LastDayColumns {
    /// The headings of the columns that are read.
    let headings: [String]
    private let file: String

    /// Finds the columns of a file.
    ///
    /// - Throws: ``UnreadableFeed`` if there is none and one is needed.
    init(of file: CSVFile, _ choices: ColumnChoices, isNeeded: Bool = true) throws(UnreadableFeed) {
        self.file = file.name
        if let wanted = choices.lastDay {
            guard let heading = file.headings.first(where: choices.isLastDay) else {
                throw UnreadableFeed(
                    "\(file.name): no column \(quoted(wanted)), which is to have the last day; \(file.headingsFound(wanting: [wanted]))"
                )
            }
            headings = [heading]
            return
        }
        headings = file.headings.filter { heading in
            !choices.isIgnored(heading)
                && choices.field(of: heading).map(DeparturesCSV.lastDays.contains) == true
        }
        guard headings.isEmpty, isNeeded else { return }
        let wanted = HeadingTable.names(of: .lastDay)
        throw UnreadableFeed(
            "\(file.name): no column Last Day; \(file.headingsFound(wanting: wanted)); "
                + "if one of them has the last day: --last-day-column NAME"
        )
    }

    /// Refuses the file if the columns of a line have different days.
    ///
    /// - Throws: ``UnreadableFeed``, which names both columns.
    func refuseDiffering(_ line: DepartureLine) throws(UnreadableFeed) {
        guard let first = line.lastDays.first,
            let other = line.lastDays.first(where: { $0.day != first.day })
        else { return }
        throw UnreadableFeed(
            "\(line.origin): \(quoted(first.heading)) is \(first.day) and \(quoted(other.heading)) is \(other.day); "
                + "say which is the last day: --last-day-column \(quoted(first.heading)) or --last-day-column \(quoted(other.heading))"
        )
    }
}
