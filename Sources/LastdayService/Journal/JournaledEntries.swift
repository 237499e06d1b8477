import LastdayCore
import LastdaySystem

/// The entries about one store's audit in this machine's journal, newest first, one at a time.
final class JournaledEntries {
    private let journal: JournalReader

    /// Opens the journal for the entries about the store at that address, from these senders, or from any if
    /// nil.
    ///
    /// - Throws: ``JournalUnreadable``.
    init(aboutStoreAt address: StoreAddress, from senders: TrustedSenders?) throws(JournalUnreadable) {
        journal = try JournalReader(
            matching: ["\(StoreIdentity.placeField)=\(address.name)"]
                + (senders?.uids.sorted().map { "_UID=\($0)" } ?? [])
        )
    }

    /// Returns the entry before the last one returned; nil after the oldest.
    ///
    /// Anything that is not an audit entry with its link is skipped.
    func next() -> JournaledEntry? {
        while journal.previous() {
            if let journaled = entry { return journaled }
        }
        return nil
    }

    private var entry: JournaledEntry? {
        guard let sequence = journal.value("LASTDAY_AUDIT").flatMap({ Int64($0) }), sequence > 0,
            let link = journal.value(StoreIdentity.headField).flatMap({ AuditLink($0) }),
            let at = journal.value("LASTDAY_AT").flatMap({ Instant($0) })
        else { return nil }
        var journaled = JournaledEntry(
            sequence: sequence,
            link: link,
            beginning: journal.value(StoreIdentity.beginningField).flatMap { AuditLink($0) },
            at: at,
            event: journal.value("LASTDAY_EVENT") ?? "",
            sentence: journal.value("MESSAGE") ?? ""
        )
        journaled.actor = journal.value("LASTDAY_ACTOR") ?? ""
        journaled.command = journal.value("LASTDAY_COMMAND") ?? ""
        journaled.username = journal.value("LASTDAY_USERNAME")
        journaled.person = journal.value("LASTDAY_PERSON").flatMap { Int64($0) }
        journaled.expiresOn = journal.value("LASTDAY_EXPIRES_ON").flatMap { try? CivilDate(reading: $0) }
        journaled.run = journal.value("LASTDAY_RUN").flatMap { Int64($0) }
        journaled.night = journal.value("LASTDAY_NIGHT").flatMap { try? CivilDate(reading: $0) }
        journaled.sender = journal.value("_UID").flatMap { UInt32($0) } ?? .max
        return journaled
    }
}
