import CLinux
import Glibc
import LastdayRules

/// This machine's journal, read from its end: the entries about one store's audit, the newest first, one at a time.
final class JournalReader {
    private let journal: OpaquePointer

    /// Opens the journal for what any sender, or these senders, told of the store at that path.
    ///
    /// - Throws: ``JournalUnreadable``.
    init(aboutStoreAt path: String, from senders: TrustedSenders?) throws(JournalUnreadable) {
        var opened: OpaquePointer?
        let result = sd_journal_open(&opened, Int32(SD_JOURNAL_LOCAL_ONLY))
        guard result >= 0, let opened else {
            throw JournalUnreadable(why: String(cString: strerror(-result)))
        }
        journal = opened
        let matches =
            ["\(StoreName.placeField)=\(StoreName.path(of: path))"]
            + (senders?.uids.sorted().map { "_UID=\($0)" } ?? [])
        for match in matches {
            guard sd_journal_add_match(journal, match, match.utf8.count) >= 0 else {
                throw JournalUnreadable(why: "it cannot be searched")
            }
        }
        guard sd_journal_seek_tail(journal) >= 0 else { throw JournalUnreadable(why: "it has no end") }
    }

    deinit { sd_journal_close(journal) }

    /// Why the journal, or a part of it, cannot be read here; nil where all of it can.
    static var obstacle: String? {
        guard let file = try? SmallFile(at: "/etc/machine-id", atMost: 1_024) else {
            return "there is no journal on this machine"
        }
        let machine = String(decoding: file.bytes.prefix(32), as: UTF8.self)
        let files = ["/var/log/journal", "/run/log/journal"].map { "\($0)/\(machine)/system.journal" }
        if files.contains(where: { access($0, R_OK) == 0 }) { return nil }
        // A folder that may not be entered hides its files.
        let isHidden = files.contains { access($0, F_OK) == 0 || errno == EACCES }
        return isHidden
            ? "it may not be read here; members of systemd-journal and root may"
            : "there is no journal on this machine"
    }

    /// The entry before; nil before the first.
    ///
    /// What is no audit entry with its link is passed over.
    func next() -> ToldEntry? {
        while sd_journal_previous(journal) > 0 {
            if let told = entry { return told }
        }
        return nil
    }

    private var entry: ToldEntry? {
        guard let sequence = value("LASTDAY_AUDIT").flatMap({ Int64($0) }), sequence > 0,
            let link = value(StoreName.headField).flatMap({ AuditLink($0) }),
            let at = value("LASTDAY_AT").flatMap({ Instant($0) })
        else { return nil }
        var told = ToldEntry(
            sequence: sequence,
            link: link,
            beginning: value(StoreName.beginningField).flatMap { AuditLink($0) },
            at: at,
            event: value("LASTDAY_EVENT") ?? "",
            sentence: value("MESSAGE") ?? ""
        )
        told.actor = value("LASTDAY_ACTOR") ?? ""
        told.command = value("LASTDAY_COMMAND") ?? ""
        told.username = value("LASTDAY_USERNAME")
        told.person = value("LASTDAY_PERSON").flatMap { Int64($0) }
        told.expiresOn = value("LASTDAY_EXPIRES_ON").flatMap { try? CivilDate(reading: $0) }
        told.run = value("LASTDAY_RUN").flatMap { Int64($0) }
        told.night = value("LASTDAY_NIGHT").flatMap { try? CivilDate(reading: $0) }
        told.sender = value("_UID").flatMap { UInt32($0) } ?? .max
        return told
    }

    /// A field of the journal's entry in hand.
    private func value(_ field: String) -> String? {
        var (data, length): (UnsafeRawPointer?, Int) = (nil, 0)
        guard sd_journal_get_data(journal, field, &data, &length) >= 0, let data else { return nil }
        let text = UnsafeRawBufferPointer(start: data, count: length).dropFirst(field.utf8.count + 1)
        return String(decoding: text, as: UTF8.self)
    }
}

/// The journal cannot be read.
struct JournalUnreadable: Error {
    let why: String
}
