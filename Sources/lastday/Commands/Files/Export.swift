import ArgumentParser
import LastdayCommandLine
import LastdayFeeds
import LastdayMessages
import LastdayRules
import LastdayService
import LastdaySystem

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Export everything in the store, to read it elsewhere or to restore it.",
        usage: "lastday export [<options>] <path>",
        discussion: """
            If PATH ends in .json, it becomes one JSON file, and otherwise a folder of CSV files. Only their owner can \
            read them. Imported into an empty store, an export gives an identical store, including the audit.
            """
    )

    @Argument(help: "Where to write. Nothing with this name may exist yet.", completion: .file())
    var path: String

    @OptionGroup var store: StoreOptions

    func run() throws {
        let office = try store.office()
        try office.store.soundAudit()
        let writer = ExportWriter(to: path, at: office.clock.now())
        let report = try office.store.read { try writer.write($0) }
        ActsDone.note()
        say("exported to \(printable(path))")
        report.write()
    }
}

extension ExportWriter.Report {
    /// Writes how many records there are of each kind, and the digest.
    func write() {
        say(told(counts))
        say("digest \(digest)")
    }
}

/// How many there are of each kind, in words.
func told(_ counts: [RecordKind: Int]) -> String {
    let told = RecordKind.copied.compactMap { sort in counts[sort].map { sort.counted($0) } }
    return told.isEmpty ? "nothing" : told.joined(separator: ", ")
}
