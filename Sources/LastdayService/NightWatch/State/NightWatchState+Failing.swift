extension NightWatchState {
    /// Something failed: it is reported once, and tried until it is done, unless nothing but another start can mend it.
    mutating func fail(with trouble: Trouble) -> [NightWatchEffect] {
        switch activity {
        case .asleep, .over:
            return []
        case .starting:
            activity = .over(trouble)
            return []
        case .rereading:
            return [.report(.settingsRefused(trouble))] + finish(.reload)
        case .comparing, .renewing:
            return retry(trouble, after: .call)
        case .humanDates:
            // The heartbeat's errand: nothing follows.
            return retry(trouble, after: .heartbeat)
        case .settling(let settling):
            switch settling.task {
            case .start where trouble.remedy != .person:
                // A store that cannot be used at the start is not served.
                activity = .over(trouble)
                return []
            case .humanDates: return retry(trouble, after: .heartbeat)
            case let task: return retry(trouble, after: task)
            }
        }
    }

    private mutating func retry(_ new: Trouble, after task: ParallelTask) -> [NightWatchEffect] {
        guard new.remedy != .restart else {
            let effects = finish(task)
            activity = .over(new)
            return effects + [.notify(.stopping)]
        }
        let isNew = trouble?.message != new.message
        trouble = new
        if new.remedy == .person { store.awaitAnotherFile() }
        return (isNew ? [.report(.failed(new))] : []) + [.notify(.status("In trouble: \(new.message)"))]
            + start(.retry, after: new.delay) + finish(task)
    }
}
