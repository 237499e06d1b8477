import ArgumentParser
import LastdayCommandLine
import LastdayImport
import LastdayMessages
import LastdayCore
import LastdayService

struct Queue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Enter a person's last day; their account closes at the midnight that ends it.",
        discussion: """
            The last day becomes the End Date of the person's District Employment and of its open District \
            Assignments, and the account's Expires Date. lastday cancel restores what it replaced.

            A last day of today or earlier is refused, with the instant at which the account would close. \
            --tonight accepts today. --now closes the account at once or, if it is already out of use, ends the \
            employment that is still open.

            An account expires with the last of the person's employments. With --employment it stays in use if \
            another employment continues.
            """
    )

    @Argument(help: "The account's username.")
    var username: String?

    @Option(
        help: ArgumentHelp(
            "Queue a whole list of departures, as the personnel office keeps it: all lines or none.",
            discussion: """
                Its columns are recognised by their headings: Username, Employee ID, Email, or Last Name and First \
                Name; Last Day, End Date, Expires Date, Separation Date; Reason. Queueing the same list again, or a \
                longer one, is safe. A list may have up to 100,000 lines. lastday-import(7) has all headings.
                """,
            valueName: "csv"
        ),
        completion: .file(extensions: ["csv", "xlsx", "txt"])
    )
    var from: String?

    @Option(
        help: ArgumentHelp(
            "The sheet of a workbook; by default, the first one with cells.",
            valueName: "name"
        )
    )
    var sheet: String?

    @Option(help: ArgumentHelp("The last day of employment.", valueName: "date"))
    var lastDay: DateArgument?

    @Option(help: ArgumentHelp("Why the person is leaving.", valueName: "text"))
    var reason: String?

    @Flag(help: "The last day is today: close the account at the next midnight.")
    var tonight = false

    @Flag(help: "The person has already left: close the account at once.")
    var now = false

    @Flag(help: "Leave the person's open District Assignments open.")
    var keepAssignments = false

    @Option(
        help: ArgumentHelp(
            "Which open District Employment ends, if there are several.",
            discussion: "May be given more than once. lastday show has the numbers.",
            valueName: "number"
        )
    )
    var employment: [Int64] = []

    @Flag(help: "End every open District Employment of the person.")
    var everyEmployment = false

    @Flag(
        help: ArgumentHelp(
            "With --employment: close the account although another employment continues.",
            discussion: "Without it the account stays in use until the last employment ends."
        )
    )
    var accountToo = false

    @Flag(help: "Do not tick Disabled when the account closes.")
    var noDisable = false

    @OptionGroup var protection: ProtectionOptions

    @Flag(help: "Show what would happen, without changing anything.")
    var dryRun = false

    @Flag(name: .shortAndLong, help: "Do not ask for confirmation.")
    var yes = false

    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard !(now && tonight) else {
            throw ValidationError("--now and --tonight cannot be combined; drop one")
        }
        guard (username == nil) != (from == nil) else {
            throw ValidationError("name a username, or a list with --from FILE.csv")
        }
        guard sheet == nil || from != nil else {
            throw ValidationError("--sheet needs --from FILE; leave it out")
        }
        guard from == nil || (lastDay == nil && !now && !tonight && reason == nil && employment.isEmpty)
        else {
            throw ValidationError(
                "with --from, the file has the last days and the reasons; drop the other options"
            )
        }
        guard !accountToo || !employment.isEmpty else {
            throw ValidationError(
                "--account-too needs --employment NUMBER; without --employment the account closes anyway"
            )
        }
        guard employment.isEmpty || !everyEmployment else {
            throw ValidationError("--employment and --every-employment cannot be combined; drop one")
        }
    }

    func run() throws {
        if let from { return try queueAll(from: from) }
        let runner = try store.runner()
        var request = try request(keepingAssignments: keepAssignments)
        if !yes, !dryRun, !keepAssignments, Question.canBeAsked {
            let ending = try runner.run(command, dryRun: true) {
                try Queueing.decide(request, in: $0, under: $1, on: $2)
            }.outcome.consequences.assignments
            if !ending.isEmpty {
                guard let endsAll = Self.endsAll(ending) else { return say("nothing was changed") }
                if !endsAll { request = try self.request(keepingAssignments: true) }
            }
        }
        let decided = request
        let result = try runner.run(command, dryRun: dryRun) {
            try Queueing.decide(decided, in: $0, under: $1, on: $2)
        }
        DepartureReport(result.outcome, policy: runner.policy, now: result.at).write()
        if dryRun { say("dry run: nothing was changed") }
    }

    /// The command as the audit records it.
    private var command: String {
        protection.recorded("queue" + (from == nil ? "" : " --from"))
    }

    private func request(keepingAssignments: Bool) throws -> Queueing.Request {
        Queueing.Request(
            username: username ?? "",
            lastDay: try lastDay?.date(),
            timing: now ? .now : tonight ? .tonight : .planned,
            reason: reason,
            leavesEnabled: noDisable,
            overridesProtection: protection.isOverridden,
            employments: everyEmployment ? .every : employment.isEmpty ? .only : .numbered(employment),
            keepsAssignments: keepingAssignments,
            closesAccountToo: accountToo
        )
    }

    /// Asks, as in step 9 of the guide, whether to end these assignments; nil if there is no answer.
    private static func endsAll(_ assignments: [Assignment]) -> Bool? {
        for assignment in assignments { say("open: \(printable(assignment.shownAsOpen))") }
        return Question.yes(
            "End \(counted(assignments.count, "open assignment", "open assignments"))?",
            unlessSaid: true
        )
    }
}

extension Queue {
    /// Shows what the list would change, asks once, and queues it.
    private func queueAll(from path: String) throws {
        let list = try DeparturesCSV(path: path, sheet: sheet)
        let runner = try store.runner()
        func rule(
            _ pause: @escaping ActionRunner.Pause
        ) -> (any RecordReader, Policy, ActionContext) throws -> Decision<BatchQueueing.Outcome> {
            { records, policy, context in
                try BatchQueueing.decide(
                    list.rows,
                    employments: everyEmployment ? .every : .only,
                    keepingAssignments: keepAssignments,
                    leavingEnabled: noDisable,
                    overridingProtection: protection.isOverridden,
                    pausing: pause,
                    in: records,
                    under: policy,
                    on: context
                )
            }
        }
        let preview = try runner.run(command, dryRun: true, rule {})
        let report = DeparturesReport(
            list: list,
            outcome: preview.outcome,
            policy: runner.policy,
            now: preview.at
        )
        report.write()
        guard !preview.outcome.queued.isEmpty else { return say("nothing to queue") }
        guard !dryRun else { return say("dry run: nothing was changed") }
        let count = counted(preview.outcome.queued.count, "departure", "departures")
        if !yes {
            guard Question.canBeAsked else { throw NoTerminalToAsk(what: "to queue \(count)") }
            guard Question.yes("Queue \(count)?", unlessSaid: false) == true else {
                return say("nothing was changed")
            }
        }
        let outcome = try runner.run(command, beginning: { inBatches(rule($0)) })
        say("queued \(counted(outcome.queued.count, "departure", "departures"))")
    }
}
