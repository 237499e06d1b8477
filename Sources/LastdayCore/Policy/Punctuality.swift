extension Policy {
    /// How late a run may begin and still have been there at its midnight: an hour, in seconds.
    ///
    /// It covers a timer of cron or systemd that comes round a little later; whoever was down longer caught up.
    private static let punctuality: Int64 = 3_600

    /// What the ledger says of a night whose run began at that instant.
    func state(of night: CivilDate, runAt instant: Instant) -> Night.State {
        let deadline = Midnight.beginning(of: night, in: zone).adding(seconds: Self.punctuality)
        return instant < deadline ? .ran : .caughtUp
    }
}
