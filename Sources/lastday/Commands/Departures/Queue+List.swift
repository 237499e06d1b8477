import LastdayCommandLine
import LastdayImport
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

extension Queue {
    /// Shows what the list would change, asks once, and queues it.
    func queueAll(from path: String) throws {
        let list = try reading.read(path, with: store)
        let runner = try store.runner()
        guard !now else { return try closeAll(of: list, runner) }
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
                    closingTonight: tonight,
                    confirmed: confirmed,
                    pausing: pause,
                    in: records,
                    under: policy,
                    on: context
                )
            }
        }
        let beforehand = reading.confirmed(yes).union(move ? [.movesQueued] : [])
        let tried = try ListReading.trying(beforehand, asking: !yes && !dryRun, verb: "queued") { confirmed in
            try runner.run(command, dryRun: true, rule(confirmed) {})
        }
        guard let (preview, confirmed) = tried else { return say("nothing was changed") }
        DeparturesReport(list: list, outcome: preview.outcome, policy: runner.policy, now: preview.at).write()
        let (queued, moved) = (preview.outcome.queued.count, preview.outcome.moved.count)
        guard queued + moved > 0 else { return say("nothing to queue") }
        guard !dryRun else { return say("dry run: nothing was changed") }
        let acts = [("queue", queued), ("move", moved)].filter { $0.1 > 0 }
        let what = acts.map { "\($0.0) \(counted($0.1, "departure", "departures"))" }.joined(
            separator: " and "
        )
        guard try Question.confirms(what, unless: yes) else { return }
        let outcome = try runner.run(command, beginning: { inBatches(rule(confirmed, $0)) })
        if !outcome.queued.isEmpty {
            say("queued \(counted(outcome.queued.count, "departure", "departures"))")
        }
        if !outcome.moved.isEmpty { say("moved \(counted(outcome.moved.count, "departure", "departures"))") }
    }

    /// Closes the accounts at once whose last day has passed, and queues the others.
    private func closeAll(of list: DeparturesCSV, _ runner: ActionRunner) throws {
        var options = ListOptions()
        (options.reading, options.dryRun, options.yes) = (reading, dryRun, yes)
        let words = ListOptions.Words(verb: "queue", done: "queued")
        try options.act(on: list, runner, command, words, readingStaying: true) {
            account,
            row,
            records,
            policy,
            context in
            guard let lastDay = row.lastDay else { throw Refusal.noLastDay }
            let request = Queueing.Request(
                username: account.username,
                lastDay: lastDay,
                timing: lastDay <= policy.night(at: context.at) ? .now : .planned,
                reason: row.reason,
                leavesEnabled: noDisable,
                overridesProtection: protection.isOverridden,
                employments: everyEmployment ? .every : .only,
                keepsAssignments: keepAssignments,
                acceptsFarDay: yes
            )
            do {
                let decision = try Queueing.decide(request, in: records, under: policy, on: context)
                return Decision(decision.events, decision.outcome as Queueing.Outcome?)
            } catch Refusal.alreadyInactive {
                return Decision([], nil)
            }
        } sentence: { done in
            guard let outcome = done.outcome else { return "\(done.username) is already out of use" }
            let day = HumanDates.day(outcome.offboarding.lastDay)
            let expiry = runner.policy.displayText(outcome.account, now: runner.clock.now())
            return "\(done.username): last day \(day); \(expiry)"
        }
    }
}
