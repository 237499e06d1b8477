import Glibc
import Synchronization

/// Does two things at the same time, if the machine has two cores, and waits for both.
///
/// The second runs on a plain thread: libdispatch would raise the priority of one of its own threads and, if
/// the system refuses that, complain in the journal.
package func runInParallel<First, Second: Sendable>(
    _ first: () -> First,
    _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
    let made = ResultBox<Second>()
    let task = ParallelTask {
        let result = second()
        made.value.withLock { $0 = result }
    }
    var thread = pthread_t()
    let isUnderWay =
        pthread_create(
            &thread,
            nil,
            { task in
                if let task { Unmanaged<ParallelTask>.fromOpaque(task).takeUnretainedValue().run() }
                return nil
            },
            Unmanaged.passUnretained(task).toOpaque()
        ) == 0
    let one = first()
    if isUnderWay { pthread_join(thread, nil) } else { task.run() }
    guard let other = made.value.withLock({ $0 }) else { preconditionFailure("it has been waited for") }
    return withExtendedLifetime(task) { (one, other) }
}

/// Work for another thread.
private final class ParallelTask: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// The result of that work.
private final class ResultBox<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
}
