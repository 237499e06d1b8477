import ArgumentParser
import LastdayCommandLine
import LastdayImport
import LastdayMessages
import LastdayCore
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
        let runner = try store.runner()
        try runner.store.soundAudit()
        let writer = ExportWriter(to: path, at: runner.clock.now())
        let report = try runner.store.read { try writer.write($0) }
        LastingChange.record()
        say("exported to \(printable(path))")
        report.write()
    }
}

extension ExportWriter.Report {
    /// Writes the number of records of each kind, and the digest.
    func write() {
        say(summary(of: counts))
        say("digest \(digest)")
    }
}

/// Returns the number of records of each kind, in words.
func summary(of counts: [RecordKind: Int]) -> String {
    let kinds = RecordKind.copied.compactMap { kind in counts[kind].map { kind.counted($0) } }
    return kinds.isEmpty ? "nothing" : kinds.joined(separator: ", ")
}
