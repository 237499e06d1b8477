import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayRules
import LastdayService
import LastdayStores

extension StoreCommand {
    struct Restore: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore",
            abstract: "Put a backup in the place of the store, and the store aside.",
            discussion: """
                First it says what would be lost: what the store has and the backup has not, who would be open again, whose \
                departure nobody would know of, and what the journal knows besides. It also puts a backup where the store is \
                damaged or gone.

                The service must be stopped: systemctl stop lastdayd. What was there is kept beside the store, as \
                lastday.replaced-INSTANT.db, and the audit says that it was replaced, by whom and by what.
                """
        )

        @OptionGroup var store: StoreOptions

        @Argument(help: "The backup.", completion: .file())
        var file: String

        @Flag(help: "Tell what would be lost, and change nothing.")
        var dryRun = false

        @Flag(name: .shortAndLong, help: "Ask nothing.")
        var yes = false

        func run() throws {
            var settings = try store.settings()
            let actor = try Actor.current(inContainerOf: settings.storeInContainer)
            // Until this process ends: closing the file would drop SQLite's own locks on it.
            let lock = try Self.keptFromDaemons(settings.store)
            defer { withExtendedLifetime(lock) {} }
            let progress = Progress()
            defer { progress.end() }
            let restoration = try Restoration(of: file, to: settings.store, progress: progress.show)
            progress.end()
            if try restoration.copy.zone() != nil { settings.timezone = nil }
            let zone = try settings.policy(for: restoration.copy, zones: ZoneDatabase()).zone
            let report = try RestoreReport(restoration, of: file, in: zone)
            report.write()
            guard !dryRun else { return say("dry run: nothing was changed") }
            let question = "Put \(printable(file)) in the place of \(printable(settings.store))"
            if !yes {
                guard Question.canBeAsked else { throw NobodyToAsk(what: "to put it in place") }
                guard Question.yes("\(question)?", unlessSaid: false) == true else {
                    return say("nothing was changed")
                }
            }
            let clock = try store.clock(for: restoration.copy, in: zone)
            // In the copy, so that there is never a restored store that does not say so.
            let decided = try restoration.copy.decide(
                on: { last in
                    Occasion(
                        at: try Occasion.instant(clock.now(), after: last),
                        actor: actor,
                        command: report.command
                    )
                },
                { _, _ in Restoring.decide() }
            )
            let aside = try restoration.putInPlace(at: clock.now(), losingUpTo: report.known)
            ActsDone.note()
            say("put \(printable(file)) in the place of \(printable(settings.store))")
            if let aside { say("what was there is kept as \(printable(aside))") }
            let restored = try Stores.open(at: settings.store)
            try? Herald().tell(decided.entries, of: restored)
            try restored.close()
        }

        /// The lock that keeps daemons from the store; nil where there is no file to lay it on.
        private static func keptFromDaemons(_ place: String) throws -> StoreLock? {
            do {
                return try StoreLock(file: Stores.lockFile(at: place), of: place)
            } catch StoreFailure.missing {
                return nil
            } catch let served as StoreIsServed {
                throw StillServed(place: served.path)
            }
        }
    }
}

/// A restore of a store that the service has in hand.
private struct StillServed: Explained {
    let place: String
    var kind: FailureKind { .busy }
    var description: String {
        "lastdayd serves the store \(place); nothing changed, stop it first with: systemctl stop lastdayd"
    }
}
