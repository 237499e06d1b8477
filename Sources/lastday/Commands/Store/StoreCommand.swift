import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdayStores

struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract:
            "Make, check, back up, restore or copy a store, or move it to another time zone.",
        subcommands: [Init.self, Check.self, BackUp.self, Restore.self, ZoneCommand.self, Copy.self]
    )

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check a store for damage.",
            usage: "lastday store check [<options>]"
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
            abstract: "Copy a store into a new one, with every field verified.",
            discussion: """
                A store whose name ends in .json is a JSON store, any other is a SQLite store. Nothing is lost in either \
                direction. The new store may already exist if it is empty.
                """
        )

        @Argument(help: "The store to copy.", completion: .file())
        var from: String

        @Argument(help: "The new store.", completion: .file())
        var to: String

        func run() throws {
            let source = try Stores.open(at: from)
            let target =
                Stores.exists(at: to)
                ? try Stores.open(at: to)
                : try Stores.make(at: to, for: source.purpose(), zone: source.zone())
            let progress = Progress()
            defer { progress.end() }
            let digest = try Copying.copy(source, to: target) { progress.showCopied($0, of: $1) }
            progress.end()
            LastingChange.record()
            say("copied \(printable(from)) to \(printable(to)), every field verified")
            say(summary(of: digest.counts))
            say("digest \(digest.text)")
            if try source.hasUnknownKeys() {
                say(
                    "not copied: the unknown fields in \(printable(from)); to keep them, copy the file itself"
                )
            }
            try target.close()
        }
    }
}

/// The failure if a store is damaged.
struct StoreFaults: Explained {
    let place: String
    let details: [String]
    var kind: FailureKind { .badData }
    var description: String { "\(place) is damaged; restore it from a backup" }
}
