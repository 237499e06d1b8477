/// Says when somebody may have written to a store, through a file descriptor that whoever waits for it polls.
///
/// A store in files gives one of inotify(7); a database gives its connection's socket, or one that stays the same when the
/// connection is made anew, and calls also once it can be reached again.
public protocol ChangeSignal: AnyObject, Sendable {
    /// Can be read from (poll(2)) once there is something to take; it is open as long as this object lives.
    var descriptor: Int32 { get }

    /// Takes all that has come, without waiting for more.
    ///
    /// - Returns: Whether any of it may concern the store.
    func take() -> Bool
}
