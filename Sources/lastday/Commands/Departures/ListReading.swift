import ArgumentParser
import LastdayCommandLine
import LastdayCore
import LastdayImport
import LastdayMessages

/// The options that say how a list of departures is read; the same for every command that acts on one.
struct ListReading: ParsableArguments {
    @OptionGroup var workbook: SheetOption

    @Option(
        help: ArgumentHelp(
            "With --from: the column that has the last day, if several could be it.",
            valueName: "heading"
        )
    )
    var lastDayColumn: String?

    @OptionGroup var columns: ColumnOptions

    @Flag(
        help: ArgumentHelp(
            "With --from: leave out the people who are unknown, have no account, have no last day, or stay.",
            discussion:
                "They are named. Without it such lines are asked about at a terminal and else refused."
        )
    )
    var skip = false

    @Option(
        help: ArgumentHelp(
            "With --from: what suffices to identify a person where the rest of the line is unknown or differs.",
            discussion: "May be given more than once."
        )
    )
    var matchBy: [MatchArgument] = []

    /// Throws if an option is given that is about a list, and there is none.
    func validate(_ from: String?) throws {
        guard workbook.sheet == nil || from != nil else {
            throw ValidationError("--sheet needs --from FILE; leave it out")
        }
        guard from != nil || (!skip && matchBy.isEmpty) else {
            throw ValidationError("--skip and --match-by are about a list; add --from FILE.csv, or drop them")
        }
        guard from != nil || lastDayColumn == nil else {
            throw ValidationError("--last-day-column is about a list; add --from FILE.csv, or drop it")
        }
    }

    /// Reads a list.
    ///
    /// - Parameters:
    ///   - path: The list.
    ///   - days: Whether its last days are needed, wanted or of no interest.
    ///   - store: The store, whose configuration says what columns mean too.
    /// - Returns: The list.
    /// - Throws: ``LastdayImport/UnreadableFeed``, or what the settings or the store throw.
    func read(_ path: String, days: Days = .needed, with store: StoreOptions) throws -> DeparturesCSV {
        var choices = try columns.choices(with: store)
        if let lastDayColumn { choices.takeLastDay(from: lastDayColumn) }
        return try DeparturesCSV(
            path: path,
            sheet: workbook.sheet,
            needingLastDay: days == .needed,
            readingNoDays: days == .ignored,
            choosing: choices
        )
    }

    /// Whether a command uses the last days of a list.
    enum Days { case needed, ignored }

    /// What the options confirm.
    func confirmed(_ yes: Bool) -> Set<ListQuestion> {
        (skip ? ListQuestion.leavingOut : []).union(yes ? [.acceptsFarDays] : []).union(
            matchBy.map { .trusts($0.match) }
        )
    }

    /// Tries an act on a list, and asks about the lines that are acceptable if a person confirms them.
    ///
    /// - Parameters:
    ///   - beforehand: What has been confirmed.
    ///   - asks: Whether questions may be asked.
    ///   - verb: What did not happen to a refused list: "queued".
    ///   - act: Tries the act with what has been confirmed.
    /// - Returns: The outcome, and what was confirmed; nil if something was not.
    /// - Throws: ``RefusedList``, or what the act throws.
    static func trying<Outcome>(
        _ beforehand: Set<ListQuestion>,
        asking asks: Bool,
        verb: String,
        _ act: (Set<ListQuestion>) throws -> Outcome
    ) throws -> (outcome: Outcome, confirmed: Set<ListQuestion>)? {
        var confirmed = beforehand
        while true {
            do {
                return (try act(confirmed), confirmed)
            } catch let bad as BadRows {
                guard asks, Question.canBeAsked else { throw RefusedList(bad: bad, verb: verb) }
                guard let answered = try ask(about: bad, verb) else { return nil }
                confirmed.formUnion(answered)
            }
        }
    }

    /// Asks about lines that are acceptable if a person confirms them, one question for each sort.
    ///
    /// - Returns: What was confirmed; nil if something was not.
    /// - Throws: The bad rows, if some of them cannot be confirmed.
    private static func ask(about bad: BadRows, _ verb: String) throws -> Set<ListQuestion>? {
        let sorts = Dictionary(grouping: bad.faults.first, by: \.question)
        guard sorts[nil] == nil, bad.faults.count == bad.faults.first.count else {
            throw RefusedList(bad: bad, verb: verb)
        }
        var confirmed: Set<ListQuestion> = []
        for question in ListQuestion.all {
            guard let rows = sorts[question] else { continue }
            for row in rows { say(printable(row.description)) }
            say("\(question.about(rows.count)).")
            if Question.yes(question.question(rows.count), unlessSaid: false) == true {
                confirmed.insert(question)
                continue
            }
            let alternatives = Set(rows.map(\.alternative))
            guard alternatives.count == 1, let other = alternatives.first ?? nil,
                Question.yes(other.question(rows.count), unlessSaid: false) == true
            else { return nil }
            confirmed.insert(other)
        }
        return confirmed
    }
}

/// A list that was refused, with its bad rows.
struct RefusedList: Explained {
    let bad: BadRows
    /// What did not happen to anything on it: "queued".
    let verb: String

    var kind: FailureKind { bad.kind }
    var details: [String] { bad.details }
    var description: String { bad.summary(nothing: verb) }
}
