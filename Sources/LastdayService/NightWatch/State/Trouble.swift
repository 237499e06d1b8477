import LastdayMessages
import LastdayCore
import LastdaySystem

/// A failure, and what may mend it.
struct Trouble: Sendable, Equatable {
    /// What may mend a failure.
    enum Remedy: Sendable, Equatable {
        /// Another try, after so many seconds.
        case time(Int)
        /// A person; it is tried again anyway, because the repair is not signalled.
        case person
        /// Only another start of the service.
        case restart
    }

    /// The usual delay before another try, in seconds.
    static let delay = 30
    /// The delay if another process holds the store, in seconds; each try waits for the store by itself.
    private static let busyDelay = 1

    /// The error that was thrown.
    let failure: any Error
    /// The error in words.
    let message: String
    /// What may mend it.
    let remedy: Remedy

    /// Creates the trouble with an error that was thrown while that store was served.
    init(_ failure: any Error, serving place: String) {
        self.failure = failure
        message = "\(failure)"
        let store = failure as? StoreFailure
        remedy =
            if store == .replaced(place) {
                .restart
            } else if store?.waitsForAPerson == true {
                .person
            } else {
                .time(store?.kind == .busy ? Self.busyDelay : Self.delay)
            }
    }

    /// The delay before another try, in seconds.
    var delay: Int { if case .time(let delay) = remedy { delay } else { Self.delay } }

    /// Returns whether two troubles have the same message and remedy.
    static func == (one: Trouble, other: Trouble) -> Bool {
        one.message == other.message && one.remedy == other.remedy
    }
}

/// A fault of this program: runs wrote nothing although something is owed.
///
/// It must not keep the machine busy for ever.
struct FruitlessRuns: Explained {
    let kind = FailureKind.unavailable
    let description = "something is owed that no run does; see: lastday health, lastday outlook"
}
