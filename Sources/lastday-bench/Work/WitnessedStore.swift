import Glibc
import LastdayRules
import Synchronization

/// A store that notes when each transaction with closings was on the disk, and calls when the night is over.
///
/// It tells the journal nothing, so that no benchmark ends up in the machine's.
final class WitnessedStore: Store {
    /// A commit: how many closings there were with it, and when it was on the disk, in milliseconds of the system's
    /// clock.
    struct Commit {
        let closings: Int
        let at: Double
    }

    private let store: any Store
    private let whenDone: @Sendable () -> Void
    private let noted = Mutex<[Commit]>([])

    init(_ store: any Store, whenDone: @escaping @Sendable () -> Void) {
        self.store = store
        self.whenDone = whenDone
    }

    var commits: [Commit] { noted.withLock { $0 } }

    func decide<Outcome: Sendable>(
        on occasion: Occasion,
        _ rule: (any Records) throws -> Decision<Outcome>
    ) throws -> Decided<Outcome> {
        let decided = try store.decide(on: occasion, rule)
        note(decided.entries)
        return decided
    }

    private func note(_ entries: [AuditEntry]) {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let at = Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
        let closings = entries.count { $0.kind == .closed }
        let isOver = noted.withLock { commits in
            let before = commits.last?.closings ?? 0
            if closings > 0 { commits.append(Commit(closings: before + closings, at: at)) }
            return before > 0 && closings == 0
        }
        if isOver { whenDone() }
    }
}

extension WitnessedStore {
    var place: String { store.place }
    var lockFile: String { store.lockFile }
    var writtenFiles: [String] { store.writtenFiles }
    var isWrittenWhole: Bool { store.isWrittenWhole }

    func read<Value: Sendable>(_ body: (any Records) throws -> Value) throws -> Value { try store.read(body) }

    func decide<Outcome: Sendable>(
        on occasion: Occasion,
        keeping isToKeep: Bool,
        inSteps step: (any Records & Notes) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        try store.decide(on: occasion, keeping: isToKeep, inSteps: step)
    }

    func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> Kept?,
        toldUpTo: () throws -> Int64,
        check: (any Records) throws -> Value
    ) throws -> Value {
        try store.adopt(keeping: isToKeep, next, toldUpTo: toldUpTo, check: check)
    }

    func deliver(atMost limit: Int, _ send: (AuditEntry) -> Bool) throws -> Int { 0 }
    func undelivered() throws -> Int { 0 }
    func foreignVersion() throws -> Int64 { try store.foreignVersion() }
    func purpose() throws -> StorePurpose { try store.purpose() }
    func faults() throws -> [String] { try store.faults() }
    func close() throws { try store.close() }
}
