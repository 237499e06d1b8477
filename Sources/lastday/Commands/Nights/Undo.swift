import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService

struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Put back what a run wrote, where nobody has changed it since.",
        discussion: """
            Whoever it closed is open again, and departures that it completed are queued again. It is a run itself, \
            which can be undone. lastday nights and lastday audit tell the numbers of runs.
            """
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
    var number: Int64

    @Flag(help: "Tell what would happen, and change nothing.")
    var dryRun = false

    /// How many of those who are left alone are named.
    private static let namedAtMost = 10

    func run() throws {
        let office = try store.office()
        let outcome = try office.act(
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
        guard let undoing = outcome.run else { throw EverythingChangedSince(run: number) }
        let count = counted(outcome.restored, "account", "accounts")
        say("put back \(count) of run \(number)\(dryRun ? "" : " (run \(undoing.number))")")
        if outcome.dueAgain > 0 {
            let night = Midnight.next(after: office.clock.now(), in: office.policy.zone)
            let midnight = Midnight.beginning(of: night, in: office.policy.zone)
            say(
                "\(outcome.dueAgain) of them are due again: unless their Expires Dates are mended, they are closed by "
                    + "\(Telling(in: office.policy.zone).instant(midnight)), or held back where they are too many; "
                    + "see: lastday preview"
            )
        }
        if dryRun { say("dry run: nothing was changed") }
    }
}

/// An undoing that finds nothing as the run left it.
private struct EverythingChangedSince: Explained {
    let run: Int64
    var kind: FailureKind { .badData }
    var description: String {
        "nothing is as run \(run) left it, so nothing was put back; see: lastday audit"
    }
}
