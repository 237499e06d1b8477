/// A signal that another process may have written to a store, as a file descriptor to poll.
///
/// A store in files gives a descriptor of inotify(7). A database gives its connection's socket, or a
/// descriptor that stays the same across reconnects and also signals once the database can be reached again.
public protocol ChangeSignal: AnyObject, Sendable {
    /// The descriptor, readable (poll(2)) when there is something to take, and open as long as this object
    /// lives.
    var descriptor: Int32 { get }

    /// Takes everything that has arrived, without waiting for more.
    ///
    /// - Returns: Whether any of it may concern the store.
    func take() -> Bool
}
