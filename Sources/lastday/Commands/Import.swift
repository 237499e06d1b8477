import ArgumentParser
import LastdayCommandLine
import LastdayFeeds
import LastdayRules
import LastdayService

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
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
        let feed = try Feed.open(path: path)
        let office = try store.office()
        let summary = try office.act("import", dryRun: dryRun, inSteps: Importing.steps(through: feed.next))
        ImportReport(feed: feed, summary: summary).write()
        if dryRun { say("dry run: nothing was changed") }
    }
}
