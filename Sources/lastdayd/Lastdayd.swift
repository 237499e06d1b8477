import ArgumentParser
import Glibc
import LastdayCommandLine
import LastdayMessages
import LastdayCore
import LastdayService
import LastdayStores
import LastdaySystem

/// The service, which closes accounts at the midnight when they expire.
@main
struct Lastdayd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lastdayd",
        abstract: "Close user accounts at the midnight that ends their last day.",
        usage: "lastdayd [<options>]",
        discussion: """
            Runs in the foreground, under systemd. SIGHUP makes it read its configuration again. SIGTERM stops it \
            between two people, and the next start finishes the rest.
            """,
        version: lastdayVersion
    )

    @OptionGroup var options: StoreOptions

    @Flag(help: "Do tonight's work, and what earlier nights left undone, then exit.")
    var once = false

    @Flag(
        help:
            "Read the configuration, show which settings would be in force, and exit (78 if it cannot be used)."
    )
    var check = false

    static func main() async { await DedicatedExecutor.run { await Program.run(Self.self) } }

    func run() async throws {
        let options = options
        if check {
            for line in try options.check() { print(printable(line)) }
            return
        }
        let (settings, zones) = (try options.settings(), ZoneDatabase())
        try settings.refuseUnknownZone(zones)
        try Actor.vouchForService(inContainerOf: settings.storeInContainer, byHand: once)
        let hasTerminal = !Program.speaksToTheJournal
        let lines =
            hasTerminal
            ? (try? zones.machineZone()).map { TerminalLines(clock: SystemClock(), zone: $0.zone) } : nil
        let opened =
            once
            ? try Stores.open(at: settings.store)
            : try StoreOpening.open(settings.store, reportingTo: lines) {
                try Stores.open(at: settings.store)
            }
        let store = ComparedStore(opened, depth: .recent)
        let zone = try settings.policy(for: store, zones: zones).zone
        let watch = try NightWatch(
            store: store,
            settings: settings,
            rereading: { try options.settings() },
            clock: try options.clock(for: store, in: zone),
            hasTerminal: hasTerminal
        )
        if once {
            try await watch.serveOnce()
        } else {
            try await watch.serve()
        }
        try store.close()
    }
}
