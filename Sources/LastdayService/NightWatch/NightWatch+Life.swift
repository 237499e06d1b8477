@preconcurrency import Dispatch
import LastdayMessages
import LastdayRules
import Logging

extension NightWatch {
    /// Serves until told to stop.
    ///
    /// - Throws: Where the store is served by another daemon or cannot be used at the start.
    public func serve() async throws {
        let lock = try StoreLock(on: store)
        defer { withExtendedLifetime(lock) {} }
        let signals = await Signals().listen(reload: { self.call(.reload) }, stop: { self.call(.stop) })
        defer { signals.cancel() }
        let queue = executor.queue
        listen(to: SystemAlarm(on: queue) { self.call($0) })
        let clockWatch = try ClockWatch(on: queue) { self.call(.clockSet) }
        let storeWatch = try FileWatch(store.writtenFiles, on: queue) {
            self.call(.storeTouched)
        }
        let heartbeat = beginHeartbeat()
        defer { withExtendedLifetime((clockWatch, storeWatch, heartbeat)) {} }

        try adopt(settings, because: .zoneChanged)
        try begin()
        for await call in calls.stream {
            if case .stop = call { break }
            handle(call)
            // The supervisor starts it again, with the file that lies there now.
            if let end {
                manager.stopping()
                throw end
            }
        }
        manager.stopping()
        log.tell(.notice, .stopping, "Stopped, as told; what is due stays due")
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
        let lock = try StoreLock(on: store)
        defer { withExtendedLifetime(lock) {} }
        let signals = await Signals().listen { self.call(.stop) }
        defer { signals.cancel() }
        let progress = try office.sweep(for: .service, stoppingWhen: { stop.isRaised })
        while try office.tellPortion(stoppingWhen: { stop.isRaised }) == .moreToTell, !stop.isRaised {}
        warn(of: progress)
        try office.writeMetrics()
        if let doubt = progress.doubt { throw Refusal.clockInDoubt(doubt.told(in: office.policy.zone)) }
    }
}
