@preconcurrency import Dispatch
import LastdayMessages
import LastdayCore
import LastdaySystem
import Logging

extension NightWatch {
    /// Serves until told to stop.
    ///
    /// - Throws: Where the store is served by another daemon or cannot be used at the start.
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
            // The supervisor starts it again, with the file that lies there now.
            if let trouble { throw trouble.failure }
            return
        }
    }

    /// Does what fell due while nobody was there, plans the next midnight, and says that the service is ready; only then
    /// is told what the journal lacks.
    ///
    /// - Throws: What stands in the way, unless a person may mend it: a store that cannot be used at the start is not
    ///   served.
    func begin() throws {
        answer(.begun)
        if case .over(let trouble?) = state.activity { throw trouble.failure }
    }

    /// Pings the supervisor through the watch itself, so that the pings end when its work does.
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
    /// Does tonight's work and what earlier nights left undone, and returns.
    ///
    /// - Throws: As ``serve()``.
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
