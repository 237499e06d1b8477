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
            --tonight means today. --now closes the account at once or, if it is already out of use, ends the \
            employment that is still open. A last day more than two years away has to be confirmed at a \
            terminal. Without a terminal there is a warning. More than 20 years are refused, and so are dates \
            that other systems write where there is none: 1900-01-01, 1970-01-01.

            A line of a list means one person, or it is refused: the username, every ID, the e-mail and the whole \
            name must not belong to different people, whatever the options say. Where nobody has the ID or the \
            username and the rest identifies one person, or the name is quite another one than on record, that person \
            is proposed: asked about at a terminal, accepted beforehand with --match-by, and else refused. So is the \
            only person with a similar name, or with the ID but for leading zeros. Middle names and suffixes must not \
            differ, and a name may have nothing else beside it. A line whose action or reason says that nobody leaves \
            (rescinded, new hire, transfer) is no departure.

            With --now a list may have days that have passed, and those accounts close at once; with --tonight its \
            days may be today.

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

    @OptionGroup var reading: ListReading

    @Flag(
        help: ArgumentHelp(
            "With --from: move the people who are queued for another day to the day on the list.",
            discussion: "Without it they are asked about at a terminal and else refused."
        )
    )
    var move = false

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
        try reading.validate(from)
        guard from != nil || !move else {
            throw ValidationError("--move is about a list; add --from FILE.csv, or use lastday reschedule")
        }
        guard from == nil || (lastDay == nil && reason == nil && employment.isEmpty)
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
        try Question.confirmingFarDay(unless: yes) { try queueOne(acceptingFarDay: $0) }
    }

    private func queueOne(acceptingFarDay acceptsFarDay: Bool) throws {
        let runner = try store.runner()
        var request = try request(keepingAssignments: keepAssignments, acceptsFarDay)
        if !yes, !dryRun, !keepAssignments, Question.canBeAsked {
            let ending = try runner.run(command, dryRun: true) {
                try Queueing.decide(request, in: $0, under: $1, on: $2)
            }.outcome.consequences.assignments
            if !ending.isEmpty {
                guard let endsAll = Self.endsAll(ending) else { return say("nothing was changed") }
                if !endsAll { request = try self.request(keepingAssignments: true, acceptsFarDay) }
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
    var command: String {
        protection.recorded("queue" + (from == nil ? "" : " --from"))
    }

    private func request(keepingAssignments: Bool, _ acceptsFarDay: Bool) throws -> Queueing.Request {
        Queueing.Request(
            username: username ?? "",
            lastDay: try lastDay?.date(),
            timing: now ? .now : tonight ? .tonight : .planned,
            reason: reason,
            leavesEnabled: noDisable,
            overridesProtection: protection.isOverridden,
            employments: everyEmployment ? .every : employment.isEmpty ? .only : .numbered(employment),
            keepsAssignments: keepingAssignments,
            closesAccountToo: accountToo,
            acceptsFarDay: acceptsFarDay
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
