import Glibc
import LastdayCore
import Synchronization

/// A lease on a store in memory.
struct MemoryLease: StoreLease {
    let shelf: MemoryStore.Shelf

    func release() { shelf.state.withLock { $0.isServed = false } }
}

/// A change signal of a store in memory: a pipe that gets a byte with each write.
final class MemorySignal: ChangeSignal {
    let descriptor: Int32
    private let end: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0, ends.allSatisfy({ fcntl($0, F_SETFL, O_NONBLOCK) == 0 }) else {
            throw StoreFailure.unavailable("memory", detail: String(cString: strerror(errno)))
        }
        (descriptor, end) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(end)
    }

    /// Raises the signal; if the pipe is full, the signal is raised already.
    func raise() { _ = write(end, [1 as UInt8], 1) }

    func take() -> Bool {
        var (bytes, hasAny) = ([UInt8](repeating: 0, count: 512), false)
        while read(descriptor, &bytes, bytes.count) > 0 { hasAny = true }
        return hasAny
    }
}
