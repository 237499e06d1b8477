import LastdaySystem

/// A reason to wake the night watch.
enum WakeReason: Sendable {
    /// The planned midnight has come.
    case midnight
    /// The clock was set.
    case clockSet
    /// The machine's zone, or a zone file, was replaced.
    case zoneTouched
    /// The store's files were written.
    case storeTouched
    /// The configuration is to be read again (SIGHUP).
    case reload
    /// A failed action is due for another try.
    case retry
    /// More audit entries may be published to the journal.
    case publish
    /// The supervisor expects a sign of life.
    case heartbeat
    /// The service is to stop (SIGTERM, SIGINT).
    case stop
}
