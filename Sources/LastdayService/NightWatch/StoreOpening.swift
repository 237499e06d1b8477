import Glibc
public import LastdayCore
import LastdaySystem
import Logging

/// The wait at the start of the service for a store that another process is using.
///
/// If the service exited each time instead, its supervisor would eventually give up on it, whereas a service
/// that was already running would have kept trying. So it logs once that it is waiting, and asks for more
/// time while it does.
public enum StoreOpening {
    /// The pause between two tries, in seconds; each try waits some seconds for the lock by itself.
    private static let pause: UInt32 = 1
    /// The time within which the supervisor must hear from the service again, in microseconds.
    private static let extent: UInt64 = 120_000_000

    /// Opens a store as soon as it can be written to.
    ///
    /// - Parameters:
    ///   - place: The store's place, for the message.
    ///   - lines: Where to write readable lines as well; nil for nowhere.
    ///   - open: Opens the store.
    /// - Returns: The opened store.
    /// - Throws: What opening the store throws, except that it is busy.
    public static func open(
        _ place: String,
        reportingTo lines: TerminalLines?,
        _ open: () throws -> any ServableStore
    ) throws -> any ServableStore {
        let manager = ServiceManager()
        var isReported = false
        while true {
            do {
                let store = try open()
                try store.holdBriefly()
                return store
            } catch let failure as StoreFailure where failure.kind == .busy {
                manager.starting(
                    status: "Waiting for the store, which another process has locked",
                    within: extent
                )
                if !isReported {
                    Logger(label: "lastdayd") { JournalLogHandler(label: $0, lines: lines) }.report(
                        .warning,
                        .failed,
                        "Another process has locked the store \(place) for some seconds, perhaps a sqlite3 shell in a "
                            + "transaction; waiting until it is released; no account is closed until then"
                    )
                }
                isReported = true
                // The release of a lock is not signalled.
                sleep(pause)
            }
        }
    }
}

extension Store {
    /// Takes the right to write and gives it back.
    fileprivate func holdBriefly() throws {
        _ = try decide(on: { ActionContext(at: $0 ?? Instant(seconds: 0), actor: .service(), command: "") }) {
            _,
            _ in
            Decision([], ())
        }
    }
}
