@preconcurrency import Dispatch
import LastdayMessages
import LastdayCore
import LastdaySystem
import Logging

extension NightWatch {
    /// Serves until stopped.
    ///
    /// - Throws: An error if another daemon serves the store, if the store cannot be used or watched at the
    ///   start, or if its file is replaced.
    public func serve() async throws {
        let lease = try store.lease()
        defer { lease.release() }
        let signals = await Signals().listen(reload: { self.call(.reload) }, stop: { self.call(.stop) })
        defer { signals.cancel() }
        let queue = executor.queue
        listen(to: SystemAlarm(on: queue) { self.call($0) })
        let clockWatch = try ClockWatch(on: queue) { self.call(.clockSet) }
        let storeWatch = SignalWatch(try store.changeSignal(), on: queue) { self.call(.storeTouched) }
        let heartbeat = beginHeartbeat()
        defer { withExtendedLifetime((clockWatch, storeWatch, heartbeat)) {} }

        try begin()
        for await call in calls.stream {
            handle(call)
            guard case .over(let trouble) = state.activity else { continue }
            // The supervisor restarts the service, which then opens the file that is there now.
            if let trouble { throw trouble.failure }
            return
        }
    }

    /// Does what fell due while the service was not running, plans the next midnight and reports that the
    /// service is ready.
    ///
    /// Audit entries that the journal lacks are published only after that.
    ///
    /// - Throws: The failure, unless a person may mend it: a store that cannot be used at the start is not
    ///   served.
    func begin() throws {
        answer(.begun)
        if case .over(let trouble?) = state.activity { throw trouble.failure }
    }

    /// Starts pinging the supervisor through the watch itself, so that the pings stop when its work does.
    private func beginHeartbeat() -> (any DispatchSourceTimer)? {
        guard let interval = manager.watchdogInterval else { return nil }
        let timer = DispatchSource.makeTimerSource(queue: executor.queue)
        let period = DispatchTimeInterval.microseconds(Int(interval / 2))
        timer.schedule(deadline: .now() + period, repeating: period, leeway: .milliseconds(100))
        timer.setEventHandler { @Sendable in self.call(.heartbeat) }
        timer.activate()
        return timer
    }
}

extension NightWatch {
    /// Does tonight's work and what earlier nights left undone, then returns.
    ///
    /// - Throws: An error if another daemon serves the store or the store cannot be used;
    ///   ``LastdayCore/Refusal`` if the clock is in doubt.
    public func serveOnce() async throws {
        let lease = try store.lease()
        defer { lease.release() }
        let signals = await Signals().listen { self.call(.stop) }
        defer { signals.cancel() }
        let progress = try runner.sweep(for: .service, stoppingWhen: { stop.isRaised })
        while try runner.publishBatch(stoppingWhen: { stop.isRaised }) == .moreToPublish, !stop.isRaised {}
        publish(.leftToPeople(RunFindings(of: progress)))
        try runner.writeMetrics()
        if let doubt = progress.doubt {
            throw Refusal.clockInDoubt(doubt.displayText(in: state.inForce.policy.zone))
        }
    }
}
