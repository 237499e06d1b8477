import ArgumentParser
import LastdayCommandLine
import LastdayCore
import LastdayImport
import LastdayMessages
import LastdayService

/// The options of a command that acts on one account or on the accounts of a list.
struct ListOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Act on every account of a list: on all of them or on none.",
            discussion: "The list has the columns of lastday queue --from.",
            valueName: "file"
        ),
        completion: .file()
    )
    var from: String?

    @OptionGroup var reading: ListReading

    @Flag(help: "Show what would happen, without changing anything.")
    var dryRun = false

    @Flag(name: .shortAndLong, help: "Do not ask for confirmation.")
    var yes = false

    /// Throws unless either a username or a list is given.
    func validate(_ username: String?) throws {
        guard (username == nil) != (from == nil) else {
            throw ValidationError("name a username, or a list with --from FILE")
        }
        try reading.validate(from)
    }

    /// What a command does to the accounts of a list, in words.
    struct Words {
        /// For the question: "cancel".
        let verb: String
        /// What was done: "cancelled".
        let done: String
    }

    /// Acts on the accounts of a list: shows what would happen, asks once, and does it.
    ///
    /// - Parameters:
    ///   - list: The list.
    ///   - runner: Runs the action.
    ///   - command: The command as the audit records it.
    ///   - words: What is done.
    ///   - readsStaying: Whether a line is refused that says that nobody leaves.
    ///   - rule: The rule for each line.
    ///   - sentence: Says what is done to one account.
    /// - Throws: ``RefusedList`` with the lines that are refused, or what the store throws.
    func act<Outcome: Sendable>(
        on list: DeparturesCSV,
        _ runner: ActionRunner,
        _ command: String,
        _ words: Words,
        readingStaying readsStaying: Bool = false,
        rule: @escaping BatchActing.Rule<Outcome>,
        sentence: (BatchActing.Done<Outcome>) -> String
    ) throws {
        let tried = try ListReading.trying(
            reading.confirmed(yes),
            asking: !yes && !dryRun,
            verb: words.done
        ) { confirmed in
            try runner.run(
                command,
                dryRun: true,
                inSteps: BatchActing.steps(
                    for: list.rows,
                    confirmed: confirmed,
                    readingStaying: readsStaying,
                    rule
                )
            )
        }
        guard let (preview, confirmed) = tried else { return say("nothing was changed") }
        ListReport.write(list)
        ListReport.write(preview.leftOut)
        for warning in preview.warnings { say(printable("warning: \(warning)")) }
        for done in preview.done { say(printable(sentence(done))) }
        guard !preview.done.isEmpty else { return say("nothing to \(words.verb)") }
        let count = counted(preview.done.count, "departure", "departures")
        guard !dryRun else { return say("dry run: nothing was changed") }
        guard try Question.confirms("\(words.verb) \(count)", unless: yes) else { return }
        let result = try runner.run(
            command,
            inSteps: BatchActing.steps(
                for: list.rows,
                confirmed: confirmed,
                readingStaying: readsStaying,
                rule
            )
        )
        say("\(words.verb): \(counted(result.done.count, "departure", "departures")) done")
    }
}
