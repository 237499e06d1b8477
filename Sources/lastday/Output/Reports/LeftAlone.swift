import LastdayMessages
import LastdayCore

/// The values that an act on a departure left as they were, because they have been changed since or another
/// departure needs them.
struct LeftAlone {
    /// Whether the account's Expires Date is among them.
    var hasExpiresDate = false
    /// The records that have been changed since.
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
