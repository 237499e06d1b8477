import LastdayMessages
import LastdayCore
import LastdaySystem

/// What could not be done.
struct Trouble: Sendable, Equatable {
    /// What may mend it.
    enum Remedy: Sendable, Equatable {
        /// Trying again, after so many seconds.
        case time(Int)
        /// A person; it is tried again all the same, for nobody says when they have.
        case person
        /// Only another start of the service.
        case restart
    }

    /// How long to wait before another try, in seconds.
    static let delay = 30
    /// The same if somebody else holds the store, which each try waits for by itself.
    private static let busyDelay = 1

    /// What was thrown.
    let failure: any Error
    /// The same in words.
    let message: String
    /// What may mend it.
    let remedy: Remedy

    /// The trouble with something that was thrown while that store was served.
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

    /// After how many seconds it is tried again.
    var delay: Int { if case .time(let delay) = remedy { delay } else { Self.delay } }

    /// Whether it is the same trouble, in words and remedy.
    static func == (one: Trouble, other: Trouble) -> Bool {
        one.message == other.message && one.remedy == other.remedy
    }
}

/// Runs wrote nothing though something is owed: a fault of this program, which must not keep the machine busy for ever.
struct FruitlessRuns: Explained {
    let kind = FailureKind.unavailable
    let description = "something is owed that no run does; see: lastday health, lastday preview"
}
