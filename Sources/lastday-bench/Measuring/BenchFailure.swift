import LastdayCore
import LastdayMessages

/// The reason why something cannot be measured.
struct BenchFailure: Explained {
    let description: String
    var kind: FailureKind { .unavailable }

    init(_ description: String) {
        self.description = description
    }
}
