import ArgumentParser
import Glibc
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService
import LastdayStores

struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract:
            "Make a store, look it over, back it up and put it back, move it to another zone, or copy it into one of "
            + "another sort.",
        subcommands: [Init.self, Check.self, BackUp.self, Restore.self, ZoneCommand.self, Copy.self]
    )

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Look for damage in a store."
        )

        @OptionGroup var store: StoreOptions

        func run() throws {
            let store = try Stores.open(at: store.settings().store)
            let faults = try store.faults()
            guard faults.isEmpty else { throw StoreFaults(place: store.place, details: faults) }
            let counts = try store.read { records in
                try RecordKind.records.map { counted(try records.count(of: $0), $0.rawValue, $0.plural) }
            }
            say("\(store.place) is sound: \(counts.joined(separator: ", "))")
            say("digest \(try store.read { try Digest(of: $0).text })")
        }
    }
}

extension StoreCommand {
    struct Copy: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "copy",
            abstract: "Copy a store into a new one, equal to the last field.",
            discussion: """
                A store whose name ends with .json is a JSON store, any other a SQLite store; both ways lose nothing. The \
                new one may be there already if it is empty.
                """
        )

        @Argument(help: "The store to copy.", completion: .file())
        var from: String

        @Argument(help: "The new store.", completion: .file())
        var to: String

        func run() throws {
            let source = try Stores.open(at: from)
            let target =
                access(to, F_OK) == 0
                ? try Stores.open(at: to)
                : try Stores.make(at: to, for: source.purpose(), zone: source.zone())
            let progress = Progress()
            defer { progress.end() }
            let digest = try Copying.copy(source, to: target) { progress.showCopied($0, of: $1) }
            progress.end()
            ActsDone.note()
            say("copied \(printable(from)) to \(printable(to)), equal to the last field")
            say(told(digest.counts))
            say("digest \(digest.text)")
            if try (source as? JSONStore)?.hasStrangers() == true {
                say(
                    "left behind: names in \(printable(from)) that are not known here; a copy of the file itself has them"
                )
            }
            try target.close()
        }
    }
}

/// What is wrong with a store.
struct StoreFaults: Explained {
    let place: String
    let details: [String]
    var kind: FailureKind { .badData }
    var description: String { "\(place) is damaged; restore it from a copy" }
}
