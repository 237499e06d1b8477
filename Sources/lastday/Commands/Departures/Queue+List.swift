import LastdayCommandLine
import LastdayImport
import LastdayMessages
import LastdayCore
import LastdayService

extension Queue {
    /// Shows what the list would change, asks once, and queues it.
    func queueAll(from path: String) throws {
        var choices = try columns.choices(with: store)
        if let lastDayColumn { choices.takeLastDay(from: lastDayColumn) }
        let list = try DeparturesCSV(path: path, sheet: workbook.sheet, choosing: choices)
        let runner = try store.runner()
        func rule(
            _ confirmed: Set<ListQuestion>,
            _ pause: @escaping ActionRunner.Pause
        ) -> (any RecordReader, Policy, ActionContext) throws -> Decision<BatchQueueing.Outcome> {
            { records, policy, context in
                try BatchQueueing.decide(
                    list.rows,
                    employments: everyEmployment ? .every : .only,
                    keepingAssignments: keepAssignments,
                    leavingEnabled: noDisable,
                    overridingProtection: protection.isOverridden,
                    confirmed: confirmed,
                    pausing: pause,
                    in: records,
                    under: policy,
                    on: context
                )
            }
        }
        var confirmed = confirmedBeforehand
        func tried() throws -> BatchQueueing.Outcome? {
            do {
                let preview = try runner.run(command, dryRun: true, rule(confirmed) {})
                DeparturesReport(
                    list: list,
                    outcome: preview.outcome,
                    policy: runner.policy,
                    now: preview.at
                ).write()
                return preview.outcome
            } catch let bad as BadRows where !yes && !dryRun && Question.canBeAsked {
                guard let answered = try Self.ask(about: bad) else { return nil }
                confirmed.formUnion(answered)
                return try tried()
            }
        }
        guard let preview = try tried() else { return say("nothing was changed") }
        guard !preview.queued.isEmpty else { return say("nothing to queue") }
        guard !dryRun else { return say("dry run: nothing was changed") }
        let count = counted(preview.queued.count, "departure", "departures")
        guard try Question.confirms("queue \(count)", unless: yes) else { return }
        let decided = confirmed
        let outcome = try runner.run(command, beginning: { inBatches(rule(decided, $0)) })
        say("queued \(counted(outcome.queued.count, "departure", "departures"))")
    }

    /// What the options confirm.
    private var confirmedBeforehand: Set<ListQuestion> {
        (skip ? ListQuestion.leavingOut : []).union(yes ? [.acceptsFarDays] : []).union(
            matchBy.map { .trusts($0.match) }
        )
    }

    /// Asks about lines that are acceptable if a person confirms them, one question for each sort.
    ///
    /// - Returns: What was confirmed; nil if something was not.
    /// - Throws: The bad rows, if some of them cannot be confirmed.
    private static func ask(about bad: BadRows) throws -> Set<ListQuestion>? {
        let sorts = Dictionary(grouping: bad.faults.first, by: \.question)
        guard sorts[nil] == nil, bad.faults.count == bad.faults.first.count else { throw bad }
        for question in ListQuestion.all {
            guard let rows = sorts[question] else { continue }
            for row in rows { say(printable(row.description)) }
            say("\(question.about(rows.count)).")
            guard Question.yes(question.question(rows.count), unlessSaid: false) == true else { return nil }
        }
        return Set(sorts.keys.compactMap(\.self))
    }
}
