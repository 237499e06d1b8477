import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Undo a run or an import: restore what it changed, unless somebody has changed it since.",
        usage: "lastday undo [<options>] (<run> | --import)",
        discussion: """
            Accounts that the run closed are open again, and departures that it completed are queued again. The undo \
            is itself a run, and can be undone. lastday nights and lastday audit show the numbers of runs.

            --import takes back the latest import that changed anything: what it changed in people and accounts that \
            were there before. What it created stays, because nothing is ever deleted.
            """
    )

    @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
    var number: Int64?

    @Flag(help: "Undo the latest import instead of a run.")
    var `import` = false

    @Flag(help: "Show what would happen, without changing anything.")
    var dryRun = false

    @OptionGroup var store: StoreOptions

    /// The number of accounts left alone that are listed.
    private static let namedAtMost = 10

    func validate() throws {
        guard (number == nil) == `import` else {
            throw ValidationError("give the number of a run, or --import")
        }
    }

    func run() throws {
        let runner = try store.runner()
        let outcome = try runner.run(
            "undo",
            dryRun: dryRun,
            beginning: { _ in
                Undoing.steps(of: number)
            }
        )
        let named = outcome.leftAloneSentences.first.prefix(Self.namedAtMost)
        for who in named { say(printable("left alone: \(who)")) }
        let more = outcome.leftAlone.count - named.count
        if more > 0 { say("… and \(more) more like these; see: lastday audit") }
        let what = number.map { "run \($0)" } ?? "the latest import"
        if outcome.created > 0 {
            say(
                "\(counted(outcome.created, "account", "accounts")) that it created stay: nothing is ever deleted"
            )
        }
        guard let undoing = outcome.run else { throw NothingLeftToUndo(what: what) }
        let count = counted(outcome.restored, "account", "accounts")
        say("put back \(count) of \(what)\(dryRun ? "" : " (run \(undoing.number))")")
        if outcome.dueAgain > 0 {
            let night = Midnight.next(after: runner.clock.now(), in: runner.policy.zone)
            let midnight = Midnight.beginning(of: night, in: runner.policy.zone)
            say(
                "\(counted(outcome.dueAgain, "account is", "accounts are")) due again, and will be closed by "
                    + "\(HumanDates(in: runner.policy.zone).instant(midnight)), or held back if too many are due; "
                    + "to keep one open: lastday reinstate USERNAME --expires DATE"
            )
        }
        if dryRun { say("dry run: nothing was changed") }
    }
}

/// The failure if there is nothing left to undo, because everything has changed since the run.
private struct NothingLeftToUndo: Explained {
    let what: String
    var kind: FailureKind { .badData }
    var description: String {
        "everything that \(what) wrote has changed since, so nothing was undone; see: lastday audit"
    }
}
