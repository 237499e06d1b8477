import ArgumentParser
import LastdayCommandLine
import LastdayFeeds
import LastdayMessages
import LastdayRules
import LastdayService

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write everything that the store keeps, to read it elsewhere or to restore it.",
        discussion: """
            A PATH that ends with .json becomes one JSON file, any other a folder of CSV files, for its owner's eyes \
            only. lastday import PATH makes an empty store equal to the exported one, to the last field of the audit.
            """
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "Where to write; nothing may be there yet.", completion: .file())
    var path: String

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
    /// Says what there is, and its digest.
    func write() {
        say(told(counts))
        say("digest \(digest)")
    }
}

/// How many there are of each sort, in words.
func told(_ counts: [RecordKind: Int]) -> String {
    let told = RecordKind.copied.compactMap { sort in counts[sort].map { sort.counted($0) } }
    return told.isEmpty ? "nothing" : told.joined(separator: ", ")
}
