import LastdayRules

/// An audit entry as the journal gets it (design, section 3, Journal).
struct JournalEntry {
    let fields: [JournalField]

    init(_ entry: AuditEntry) {
        let all: [(String, String?)] = [
            ("MESSAGE", "\(Sentence.of(entry)), by \(entry.actor)"),
            ("MESSAGE_ID", MessageID.of(entry.kind)),
            ("PRIORITY", "5"),
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
        ]
        fields = all.compactMap { name, value in value.flatMap { JournalField(name, $0) } }
    }
}
