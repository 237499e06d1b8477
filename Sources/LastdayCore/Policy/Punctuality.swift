extension Policy {
    /// How late a run may begin and still count as present at its midnight: an hour, in seconds.
    ///
    /// This covers a timer of cron or systemd that fires a little late; a service that was down longer has
    /// caught up.
    private static let punctuality: Int64 = 3_600

    /// Returns the ledger's state for a night whose run began at an instant.
    func state(of night: CivilDate, runAt instant: Instant) -> Night.State {
        let deadline = Midnight.beginning(of: night, in: zone).adding(seconds: Self.punctuality)
        return instant < deadline ? .ran : .caughtUp
    }
}
