import LastdaySystem

/// What the night watch can be called for.
enum WakeReason: Sendable {
    /// The planned midnight has come.
    case midnight
    /// Somebody set the clock.
    case clockSet
    /// The machine's zone, or a zone file, was replaced.
    case zoneTouched
    /// Somebody wrote to the store.
    case storeTouched
    /// The configuration is to be read again (SIGHUP).
    case reload
    /// What failed may be tried again.
    case retry
    /// The journal may be told more of what it lacks.
    case publish
    /// The supervisor wants to hear that the work goes on.
    case heartbeat
    /// The service is to end (SIGTERM, SIGINT).
    case stop
}
