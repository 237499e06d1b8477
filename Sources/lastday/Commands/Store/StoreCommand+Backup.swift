import ArgumentParser
import LastdayCommandLine
import LastdayRules
import LastdayService
import LastdayStores
import LastdaySystem

extension StoreCommand {
    struct BackUp: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup",
            abstract: "Put a whole copy of the store into a folder, while it is served.",
            discussion: """
                The copy is of one instant, which its name tells in UTC: lastday-2026-12-18T070000Z.db. It is looked over \
                from end to end before it gets that name, nobody but its owner may read it, and no night waits for it. Of a \
                JSON store it is two files, the second being its audit.

                lastday store restore puts it back. A store by itself never deletes a record; --keep deletes older copies, \
                and only those that this command made of this store in this folder, once the new one is in place.
                """
        )

        @OptionGroup var store: StoreOptions

        @Argument(help: "The folder, which must be there.", completion: .directory)
        var folder: String

        @Option(
            help: ArgumentHelp(
                "Remove older backups of this store, all but the newest so many.",
                valueName: "count"
            )
        )
        var keep: Int?

        func validate() throws {
            guard keep ?? 1 > 0 else { throw ValidationError("--keep needs a count of at least 1") }
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
            ActsDone.note()
            let end =
                backup.last > 0
                ? "its audit ends with entry \(backup.last)" : "nothing has been done in it yet"
            say(
                "backed up \(printable(source.place)) to \(printable(backup.path)): whole and looked over, \(end)"
            )
            for name in backup.removed { say("removed the older backup \(name)") }
            try source.close()
        }
    }
}
