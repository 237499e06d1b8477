import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdayStores
import LastdaySystem

extension StoreCommand {
    struct BackUp: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup",
            abstract: "Make a complete copy of the store in a folder, also while the service is running.",
            usage: "lastday store backup [<options>] <folder>",
            discussion: """
                The copy shows the store at one instant, which its name gives in UTC: lastday-2026-12-18T070000Z.db. It is \
                checked from end to end before it gets that name, only its owner can read it, and no night waits for it. \
                A JSON store has two files, the second of which is its audit, and so has its backup.

                lastday store restore puts a backup in place. Records are never deleted from a store. --keep deletes older \
                backups, but only those that this command made of this store in this folder, and only once the new one is \
                in place.
                """
        )

        @Argument(help: "The folder, which must exist.", completion: .directory)
        var folder: String

        @Option(
            help: ArgumentHelp(
                "Keep this many backups of this store, and delete older ones.",
                valueName: "count"
            )
        )
        var keep: Int?

        @OptionGroup var store: StoreOptions

        func validate() throws {
            guard keep ?? 1 > 0 else { throw ValidationError("--keep needs a number of at least 1") }
        }

        func run() throws {
            let settings = try store.settings()
            let source = try Stores.open(at: settings.store)
            let clock = try store.clock(
                for: source,
                in: settings.policy(for: source, zones: ZoneDatabase()).zone
            )
            let progress = Progress()
            defer { progress.end() }
            let backup = try Backup.make(
                of: source,
                in: folder,
                at: clock.now(),
                keeping: keep,
                progress: progress.show
            )
            progress.end()
            LastingChange.record()
            let end =
                backup.last > 0
                ? "its audit ends with entry \(backup.last)" : "its audit has no entries yet"
            say(
                "backed up \(printable(source.place)) to \(printable(backup.path)): complete and checked, \(end)"
            )
            for name in backup.removed { say("removed the older backup \(name)") }
            try source.close()
        }
    }
}
