import ArgumentParser
import LastdayCommandLine
import LastdayFeeds
import LastdayRules
import LastdayService

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Take over people and accounts from OneRoster, Ed-Fi or an accounts CSV: all rows or none.",
        discussion: """
            Nothing is deleted and nothing is opened again: what the files do not mention stays, a closed or \
            disabled account stays closed, and a queued departure keeps its date.
            """
    )

    @OptionGroup var store: StoreOptions

    @Argument(
        help: "A folder with OneRoster's users.csv or Ed-Fi's XML files, or a single file.",
        completion: .file()
    )
    var path: String

    @Flag(help: "Tell what would happen, and change nothing.")
    var dryRun = false

    func run() throws {
        let source = try Source.open(path: path)
        let office = try store.office()
        switch source {
        case .feed(let feed):
            let steps = Importing.steps(through: feed.next)
            let summary = try office.act("import", dryRun: dryRun, inSteps: steps)
            ImportReport(feed: feed, summary: summary).write()
        case .export(let export):
            let report = try office.store.adopt(
                keeping: !dryRun,
                export.next,
                toldUpTo: export.toldUpTo,
                check: export.check
            )
            say("an export, restored into \(office.store.place), equal to the last field")
            report.write()
        }
        if dryRun { say("dry run: nothing was changed") }
    }
}
