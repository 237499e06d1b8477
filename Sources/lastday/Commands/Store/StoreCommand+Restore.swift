import ArgumentParser
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdayStores
import LastdaySystem

extension StoreCommand {
    struct Restore: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore",
            abstract: "Put a backup in the place of the store, which is kept beside it.",
            usage: "lastday store restore [<options>] <file>",
            discussion: """
                It first says what would be lost: what the store has and the backup lacks, which accounts would be open \
                again, which departures would be forgotten, and what only the journal has. It also works if the store is \
                damaged or gone.

                Stop the service first: systemctl stop lastdayd. The previous store is kept next to the new one as \
                lastday.replaced-INSTANT.db, and the audit says that it was replaced, by whom and with what.
                """
        )

        @Argument(help: "The backup.", completion: .file())
        var file: String

        @Flag(help: "Show what would be lost, without changing anything.")
        var dryRun = false

        @Flag(name: .shortAndLong, help: "Do not ask for confirmation.")
        var yes = false

        @OptionGroup var store: StoreOptions

        func run() throws {
            var settings = try store.settings()
            let actor = try Actor.current(inContainerOf: settings.storeInContainer)
            // Held to the end of the command, because closing the file would drop SQLite's own locks on it.
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
                guard Question.canBeAsked else { throw NoTerminalToAsk(what: "to put it in place") }
                guard Question.yes("\(question)?", unlessSaid: false) == true else {
                    return say("nothing was changed")
                }
            }
            let clock = try store.clock(for: restoration.copy, in: zone)
            // The entry is written to the copy first, so that a restored store always says that it was restored.
            let decided = try restoration.copy.decide(
                on: { last in
                    ActionContext(
                        at: try ActionContext.instant(clock.now(), after: last),
                        actor: actor,
                        command: report.command
                    )
                },
                { _, _ in Restoring.decide() }
            )
            let aside = try restoration.putInPlace(at: clock.now(), losingUpTo: report.known)
            LastingChange.record()
            say("put \(printable(file)) in the place of \(printable(settings.store))")
            if let aside { say("the previous store is kept as \(printable(aside))") }
            let restored = try Stores.open(at: settings.store)
            // The restore is done. If publishing fails, the next act or the service sends the entry.
            try? AuditPublisher().publish(decided.entries, of: restored)
            try restored.close()
        }

        /// Returns a lease that keeps the service away from the store; nil if there is no file to lock.
        private static func keptFromDaemons(_ place: String) throws -> (any StoreLease)? {
            do {
                return try Stores.lease(at: place)
            } catch StoreFailure.missing {
                return nil
            } catch let served as StoreAlreadyServed {
                throw StoreStillServed(place: served.path)
            }
        }
    }
}

/// The failure if the service still uses the store that is to be replaced.
private struct StoreStillServed: Explained {
    let place: String
    var kind: FailureKind { .busy }
    var description: String {
        "lastdayd serves the store \(place); nothing changed, first stop it with: systemctl stop lastdayd"
    }
}
