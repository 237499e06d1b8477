import Glibc
public import LastdayCore
import LastdaySystem
import Logging

/// Waits at the start of the service for a store that somebody else has in hand.
///
/// A service that ended each time would be given up by its supervisor after a while, where one that was running already
/// would have gone on trying. So it tells once that it waits, and asks for more time while it does.
public enum StartingWait {
    /// How long to wait between two tries, in seconds; each try itself waits some seconds for the lock.
    private static let pause: UInt32 = 1
    /// How long until the supervisor must have heard of it again, in microseconds.
    private static let extent: UInt64 = 120_000_000

    /// Opens a store as soon as somebody may write to it.
    ///
    /// - Parameters:
    ///   - place: Where it is, for the message.
    ///   - lines: Where to write readable lines as well; nil: nowhere.
    ///   - open: Opens it.
    /// - Returns: What was opened.
    /// - Throws: What opening it throws, but that it is busy.
    public static func open(
        _ place: String,
        humanDates lines: TerminalLines?,
        _ open: () throws -> any ServableStore
    ) throws -> any ServableStore {
        let manager = ServiceManager()
        var isTold = false
        while true {
            do {
                let store = try open()
                try store.holdBriefly()
                return store
            } catch let failure as StoreFailure where failure.kind == .busy {
                manager.starting(
                    status: "Waiting for the store, which somebody else has in hand",
                    within: extent
                )
                if !isTold {
                    Logger(label: "lastdayd") { JournalLogHandler(label: $0, lines: lines) }.report(
                        .warning,
                        .failed,
                        "Somebody else has had the store \(place) in hand for some seconds, perhaps a sqlite3 shell in a "
                            + "transaction; waiting until it is let go, and nobody is closed meanwhile"
                    )
                }
                isTold = true
                // Nobody tells when a lock is let go.
                sleep(pause)
            }
        }
    }
}

extension Store {
    /// Takes the right to write and lets it go.
    fileprivate func holdBriefly() throws {
        _ = try decide(on: { ActionContext(at: $0 ?? Instant(seconds: 0), actor: .service(), command: "") }) {
            _,
            _ in
            Decision([], ())
        }
    }
}
