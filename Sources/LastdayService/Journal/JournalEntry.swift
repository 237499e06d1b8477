import LastdayMessages
import LastdayCore
import LastdaySystem

/// An audit entry as it is sent to the journal (design, section 3, Journal).
struct JournalEntry {
    let fields: [JournalField]

    /// Creates the journal's form of an audit entry.
    ///
    /// - Parameters:
    ///   - entry: The audit entry.
    ///   - store: The identity of its store.
    init(_ entry: AuditEntry, of store: StoreIdentity) {
        let all: [(String, String?)] = [
            ("MESSAGE", EventMessage.whole(of: entry)),
            ("MESSAGE_ID", MessageID.of(entry.kind)),
            ("PRIORITY", Self.priority(of: entry.kind)),
            ("SYSLOG_IDENTIFIER", "lastday"),
            ("LASTDAY_EVENT", entry.kind.rawValue),
            ("LASTDAY_AUDIT", String(entry.sequence)),
            ("LASTDAY_AT", entry.at.description),
            ("LASTDAY_ACTOR", entry.actor),
            ("LASTDAY_COMMAND", entry.command),
            ("LASTDAY_USERNAME", entry.username),
            ("LASTDAY_PERSON", entry.person.map { String($0) }),
            ("LASTDAY_EXPIRES_ON", entry.expiresOn?.description),
            ("LASTDAY_CLOSED_AT", entry.kind == .closed ? entry.at.description : nil),
            ("LASTDAY_RUN", entry.run.map { String($0) }),
            ("LASTDAY_NIGHT", entry.night?.description),
            ("LASTDAY_TOKEN", Self.token(of: entry)),
            ("LASTDAY_QUEUED_BY", entry.queuedBy),
            // Each entry tells the journal how the audit goes on: evidence that cannot be changed by writing
            // to the store, or by putting an older one in its place.
            (StoreIdentity.headField, entry.link?.description),
            (StoreIdentity.placeField, store.place),
            (StoreIdentity.beginningField, store.beginning?.description),
        ]
        fields = all.compactMap { name, value in value.flatMap { JournalField(name, $0) } }
    }

    /// Returns the syslog priority: critical for what waits for a person, a warning for a restored store,
    /// else a notice.
    private static func priority(of kind: Event.Kind) -> String {
        switch kind {
        case .held, .clockDoubted: "2"
        case .restored: "4"
        default: "5"
        }
    }

    /// Returns the token that a person types to release the list.
    private static func token(of entry: AuditEntry) -> String? {
        switch entry.kind {
        case .held: entry.after("token", of: .run)
        case .released: entry.after("releases", of: .run)
        default: nil
        }
    }
}
