@preconcurrency import Dispatch
import LastdayCore
import LastdaySystem
import Logging

extension NightWatch {
    /// Carries out an effect.
    ///
    /// - Returns: The answer to a question; nil if nothing was asked.
    func carryOut(_ effect: NightWatchEffect) -> NightWatchEvent? {
        switch effect {
        case .ask(let question):
            do {
                return try find(question)
            } catch {
                return .failed(Trouble(error, serving: state.servedStore))
            }
        case .wakeAtMidnight(let midnight): alarm?.plan(at: clock.systemTime(at: midnight))
        case .wake(for: .retry, let seconds): alarm?.tryAgain(after: seconds)
        case .wake(for: .publishing, let seconds): if !stop.isRaised { alarm?.publish(after: seconds) }
        case .giveStoreTheZone: warnUnless(runner.takeZone)
        case .tidyStore(let end): if clock.now() < end { warnUnless(store.settle) }
        case .writeMetrics: warnUnless(runner.writeMetrics)
        case .notify(let notice): notify(notice)
        case .report(let report): publish(report)
        }
        return nil
    }

    /// Runs work whose failure stops no night, such as writing the metrics file; logs the failure.
    private func warnUnless(_ work: () throws -> Void) {
        do {
            try work()
        } catch {
            log.report(.warning, .failed, "\(error)")
        }
    }

    private func notify(_ notice: SupervisorNotice) {
        switch notice {
        case .ready(let status): manager.ready(status: status)
        case .status(let status): manager.status(status)
        case .reloading:
            manager.reloading(atMonotonicMicroseconds: DispatchTime.now().uptimeNanoseconds / 1_000)
        case .alive: manager.alive()
        case .stopping: manager.stopping()
        }
    }
}
