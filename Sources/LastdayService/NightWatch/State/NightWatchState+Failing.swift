extension NightWatchState {
    /// Handles a failure: reports it once and tries again until it is over, unless only another start can
    /// mend it.
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
        case .publishing:
            // As after a heartbeat: nothing follows.
            return retry(trouble, after: .heartbeat)
        case .settling(let settling):
            switch settling.followUp {
            case .start where trouble.remedy != .person:
                // A store that cannot be used at the start is not served.
                activity = .over(trouble)
                return []
            case .publishing: return retry(trouble, after: .heartbeat)
            case let followUp: return retry(trouble, after: followUp)
            }
        }
    }

    private mutating func retry(_ new: Trouble, after followUp: FollowUp) -> [NightWatchEffect] {
        guard new.remedy != .restart else {
            let effects = finish(followUp)
            activity = .over(new)
            return effects + [.notify(.stopping)]
        }
        let isNew = trouble?.message != new.message
        trouble = new
        if new.remedy == .person { store.awaitAnotherFile() }
        return (isNew ? [.report(.failed(new))] : []) + [.notify(.status("In trouble: \(new.message)"))]
            + start(.retry, after: new.delay) + finish(followUp)
    }
}
