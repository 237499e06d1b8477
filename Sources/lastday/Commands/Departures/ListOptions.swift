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

    @OptionGroup var workbook: SheetOption

    @Flag(help: "Show what would happen, without changing anything.")
    var dryRun = false

    @Flag(name: .shortAndLong, help: "Do not ask for confirmation.")
    var yes = false

    /// Throws unless either a username or a list is given.
    func validate(_ username: String?) throws {
        guard (username == nil) != (from == nil) else {
            throw ValidationError("name a username, or a list with --from FILE")
        }
        guard workbook.sheet == nil || from != nil else {
            throw ValidationError("--sheet needs --from FILE; leave it out")
        }
    }

    /// Acts on the accounts of a list: shows what would happen, asks once, and does it.
    ///
    /// - Parameters:
    ///   - path: The list.
    ///   - needsLastDay: Whether each line needs a date.
    ///   - runner: Runs the action.
    ///   - command: The command as the audit records it.
    ///   - verb: What is done, for the question: "cancel".
    ///   - rule: The rule for each line.
    ///   - sentence: Says what is done to one account.
    /// - Throws: ``UnreadableFeed``, ``BadRows`` with the lines that are refused, or what the store throws.
    func act<Outcome: Sendable>(
        on path: String,
        needingLastDay needsLastDay: Bool,
        _ runner: ActionRunner,
        _ command: String,
        verb: String,
        rule: @escaping BatchActing.Rule<Outcome>,
        sentence: (BatchActing.Done<Outcome>) -> String
    ) throws {
        let list = try DeparturesCSV(path: path, sheet: workbook.sheet, needingLastDay: needsLastDay)
        let preview = try runner.run(
            command,
            dryRun: true,
            inSteps: BatchActing.steps(for: list.rows, rule)
        )
        for warning in preview.warnings { say(printable("warning: \(warning)")) }
        for done in preview.done { say(printable(sentence(done))) }
        let count = counted(preview.done.count, "departure", "departures")
        guard !dryRun else { return say("dry run: nothing was changed") }
        guard try Question.confirms("\(verb) \(count)", unless: yes) else { return }
        let result = try runner.run(command, inSteps: BatchActing.steps(for: list.rows, rule))
        say("\(verb): \(counted(result.done.count, "departure", "departures")) done")
    }
}
