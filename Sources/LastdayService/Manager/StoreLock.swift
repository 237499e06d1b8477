import Glibc
import LastdayRules

/// That only one daemon serves a store: a lock on the store's file, which the system takes off when the process
/// ends, however it ends.
///
/// It is flock's, which SQLite's own locks (fcntl's) do not see; and the file stays open for the life of the
/// process, because closing it would drop SQLite's.
final class StoreLock: Sendable {
    private let file: Int32

    /// Takes the lock.
    ///
    /// - Throws: ``StoreIsServed`` where another daemon has it, or ``LastdayRules/StoreFailure``.
    init(on path: String) throws {
        file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw errno == EACCES ? StoreFailure.notPermitted(path) : StoreFailure.missing(path)
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw StoreIsServed(path: path)
        }
    }
}

/// Another daemon serves the store.
struct StoreIsServed: Failure {
    let path: String
    var kind: FailureKind { .busy }
    var description: String {
        "another lastdayd serves the store \(path) already; see: systemctl status lastdayd"
    }
}
