import LastdaySystem
import Synchronization

/// Whether this process has changed anything for good.
///
/// Failing to write the answer does not undo a change, so it must not be reported as if nothing had been
/// done.
public enum LastingChange {
    private static let flag = Atomic(false)

    /// Whether a lasting change was made.
    public static var any: Bool { flag.load(ordering: .acquiring) }

    /// Records a change that will not be undone.
    public static func record() { flag.store(true, ordering: .releasing) }
}
