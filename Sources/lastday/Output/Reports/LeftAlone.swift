import LastdayMessages
import LastdayCore

/// What an act on a departure left as it was, because somebody has changed it since or another departure needs it.
struct LeftAlone {
    /// Whether the account's Expires Date is among it.
    var hasExpiresDate = false
    /// The records that somebody has changed since.
    let records: [EndedRecord]
    /// The records that another departure still ends.
    let stillEnded: [StillEnded]

    func write() {
        for what in (hasExpiresDate ? ["its Expires Date"] : []) + records.map(\.description) {
            say(printable("\(what) has been changed since, so it was left as it is"))
        }
        for kept in stillEnded { say(printable(kept.sentence)) }
    }
}
