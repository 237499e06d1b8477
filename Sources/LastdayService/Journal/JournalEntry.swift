import LastdayMessages
import LastdayCore
import LastdaySystem

/// An audit entry as the journal gets it (design, section 3, Journal).
struct JournalEntry {
    let fields: [JournalField]

    /// - Parameters:
    ///   - entry: The entry.
    ///   - store: How the journal knows its store.
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
            // With each entry the journal learns how the audit goes on: a copy that nobody can change by writing into the
            // store, or by putting an older one in its place.
            (StoreIdentity.headField, entry.link?.description),
            (StoreIdentity.placeField, store.place),
            (StoreIdentity.beginningField, store.beginning?.description),
        ]
        fields = all.compactMap { name, value in value.flatMap { JournalField(name, $0) } }
    }

    /// As syslog numbers it: what waits for a person is critical, all else a notice.
    private static func priority(of kind: Event.Kind) -> String {
        switch kind {
        case .held, .clockDoubted: "2"
        case .restored: "4"
        default: "5"
        }
    }

    /// What a person types to release the list.
    private static func token(of entry: AuditEntry) -> String? {
        switch entry.kind {
        case .held: entry.after("token", of: .run)
        case .released: entry.after("releases", of: .run)
        default: nil
        }
    }
}
