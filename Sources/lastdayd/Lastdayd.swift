import ArgumentParser
import Glibc
import LastdayCommandLine
import LastdayRules
import LastdayService
import LastdayStores

/// The service: closes at midnight whatever has expired.
@main
struct Lastdayd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lastdayd",
        abstract: "Close user accounts at the midnight that ends their last day.",
        discussion: """
            Runs in the foreground, for systemd. SIGHUP reads the configuration again; SIGTERM stops it between \
            two people, and the next start finishes the rest.
            """,
        version: lastdayVersion
    )

    @OptionGroup var options: StoreOptions

    @Flag(help: "Do tonight's work, and what earlier nights left undone, and exit.")
    var once = false

    static func main() async { await Program.run(Self.self) }

    func run() async throws {
        let options = options
        let settings = try options.settings()
        let zone = try settings.policy(zones: ZoneDatabase()).zone
        let store = try Stores.open(at: settings.store)
        let watch = try NightWatch(
            store: store,
            settings: settings,
            rereading: { try options.settings() },
            clock: try options.clock(for: store, in: zone),
            hasTerminal: !isTheJournals(STDERR_FILENO)
        )
        if once {
            try await watch.serveOnce()
        } else {
            try await watch.serve()
        }
        try store.close()
    }

    /// Whether what is written there ends up in the journal, which gets the entries by its own protocol already.
    private func isTheJournals(_ file: Int32) -> Bool {
        guard let stream = getenv("JOURNAL_STREAM") else { return false }
        var status = stat()
        return fstat(file, &status) == 0 && String(cString: stream) == "\(status.st_dev):\(status.st_ino)"
    }
}
