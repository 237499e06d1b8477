import LastdayMessages
import LastdayCore

/// The columns of a list that could be the last day, and the rule that they must not differ.
struct LastDayColumns {
    /// The headings of the columns that are read.
    let headings: [String]
    private let file: String
    /// The columns that are not understood and may be about the last day too.
    private let doubtful: [(index: Int, heading: String)]
    /// The indices of the columns that are not understood and may be about the last day, whether or not they
    /// are compared with it.
    let unread: Set<Int>

    /// Finds the columns of a file.
    ///
    /// - Throws: ``UnreadableFeed`` if there is none and one is needed.
    init(of file: CSVFile, _ choices: ColumnChoices, isNeeded: Bool = true) throws(UnreadableFeed) {
        self.file = file.name
        let others = file.headings.enumerated().filter { _, heading in
            !choices.isIgnored(heading) && !choices.isOwn(heading) && HeadingTable.known(heading) == nil
                && Self.isDoubtful(heading)
        }
        unread = Set(others.map(\.offset))
        if let wanted = choices.lastDay {
            guard let heading = file.headings.first(where: choices.isLastDay) else {
                throw UnreadableFeed(
                    "\(file.name): no column \(quoted(wanted)), which is to have the last day; \(file.headingsFound(wanting: [wanted]))"
                )
            }
            headings = [heading]
            doubtful = []
            return
        }
        headings = file.headings.filter { heading in
            !choices.isIgnored(heading)
                && choices.field(of: heading).map(DeparturesCSV.lastDays.contains) == true
        }
        doubtful = isNeeded ? others.map { ($0.offset, $0.element) } : []
        guard headings.isEmpty, isNeeded else { return }
        let likely = others.map { "--last-day-column \(quoted($0.element))" }.joined(separator: " or ")
        throw UnreadableFeed(
            "\(file.name): no column Last Day; \(file.headingsFound(wanting: HeadingTable.ownNames(of: .endDate))); "
                + "if one of them has the last day: \(likely.isEmpty ? "--last-day-column NAME" : likely)"
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

    /// Refuses the file if a column that is not understood has another day than the one that is read.
    ///
    /// - Throws: ``UnreadableFeed``, which names both columns.
    func refuseDoubtful(_ row: CSVFile.Row, _ line: DepartureLine) throws(UnreadableFeed) {
        for (index, heading) in doubtful {
            guard let cell = row.cell(index)?.trimmed, let day = try? readEndDate(cell),
                day != line.row.lastDay
            else { continue }
            let read = line.lastDays.first?.heading ?? headings[0]
            let known = line.row.lastDay.map { "is \($0)" } ?? "is blank"
            throw UnreadableFeed(
                "\(line.origin): \(quoted(read)) \(known) and \(quoted(heading)) is \(day); "
                    + "say which is the last day: --last-day-column \(quoted(read)) or --last-day-column \(quoted(heading))"
            )
        }
    }

    /// Words of headings of dates that may be the last day.
    private static let words: Set = [
        "last", "final", "end", "ends", "ending", "effective", "eff", "revised", "actual", "new", "amended",
        "corrected",
        "adjusted", "extended", "until", "through", "thru", "leave", "leaving", "term", "terminated",
        "termination",
        "separate", "separated", "separation", "sep", "resign", "resigned", "resignation", "retire",
        "retired",
        "retirement", "exit", "departure", "release", "ldw", "lwd", "ldow", "offboard", "close", "expires",
    ]
    /// Words of headings of other dates.
    private static let others: Set = [
        "hire", "hired", "rehire", "start", "begin", "birth", "dob", "notice", "notified", "notification",
        "board",
        "submitted", "signed", "received", "requested", "approved", "approval", "entered", "updated",
        "update", "modified",
        "changed", "created", "login", "logon", "activity", "evaluation", "review", "paid", "pay", "paycheck",
        "check",
        "benefits", "benefit", "insurance", "coverage", "cobra", "license", "licence", "certificate",
        "certification",
        "return", "seniority", "step", "raise", "increase", "interview", "letter", "name",
    ]

    /// Returns whether a heading that is not known may be about the last day.
    static func isDoubtful(_ heading: String) -> Bool {
        let found = Set(headingWords(heading))
        return !found.isDisjoint(with: words) && found.isDisjoint(with: others)
    }
}
