import LastdayRules
import LastdaySystem

extension NightWatch {
    /// How long to wait with another try where the journal does not take entries, in seconds.
    private static let journalDelay = 20
    /// The same where somebody else is telling.
    private static let turnDelay = 1

    /// Tells the journal a portion of what it lacks, unless a midnight has come; the next portion follows once all other
    /// calls have been answered.
    func tell() throws {
        let (stop, next, clock) = (stop, next, clock)
        func isMidnight() -> Bool { next.map { $0 <= clock.now() } ?? false }
        let outcome = try office.tellPortion { stop.isRaised || isMidnight() }
        if isMidnight() { try settle() }
        switch outcome {
        case .moreToTell: tellSoon()
        case .notTaken: tell(after: Self.journalDelay)
        case .leftToAnother: tell(after: Self.turnDelay)
        case .allTold, .noJournal: break
        }
    }

    /// Calls for the next portion.
    func tellSoon() { tell(after: 0) }

    /// Calls for the next portion after a while, for nobody tells when a journal is back; one that has kept the watch
    /// waiting is not asked before that, whatever happens.
    private func tell(after seconds: Int) {
        guard let alarm, !awaitsTelling, !stop.isRaised else { return }
        awaitsTelling = true
        alarm.tell(after: seconds)
    }
}
