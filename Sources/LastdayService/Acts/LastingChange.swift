import LastdaySystem
import Synchronization

/// Whether this process has changed anything for good: an answer that cannot be written does not undo it, and so must not
/// be told as if nothing had been done.
public enum LastingChange {
    private static let flag = Atomic(false)

    /// Whether something has been done.
    public static var any: Bool { flag.load(ordering: .acquiring) }

    /// Something has been done, and will not be undone.
    public static func record() { flag.store(true, ordering: .releasing) }
}
