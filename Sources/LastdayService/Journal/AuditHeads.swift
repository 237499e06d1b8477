import CLinux
import Glibc
public import LastdayRules

/// The heads of a store's audit that the journal has been told, one with each run.
public enum AuditHeads {
    /// The journal's field with the link of the last entry.
    static let headField = "LASTDAY_AUDIT_HEAD"
    /// The journal's field with the path of the store, for a machine may have several.
    static let storeField = "LASTDAY_STORE"

    /// How the journal names the store at that path: absolute, and without links.
    static func name(of place: String) -> String {
        guard let path = realpath(place, nil) else { return place }
        defer { free(path) }
        return String(cString: path)
    }

    /// Reads the heads that this machine's journal has.
    ///
    /// - Parameter place: Where the store is.
    /// - Returns: The heads; none where there is no journal, or none of it may be read.
    public static func told(ofStoreAt place: String) -> [AuditHead] {
        var journal: OpaquePointer?
        guard sd_journal_open(&journal, Int32(SD_JOURNAL_LOCAL_ONLY)) >= 0, let journal else { return [] }
        defer { sd_journal_close(journal) }
        for match in ["\(storeField)=\(name(of: place))", "LASTDAY_EVENT=\(Event.Kind.runFinished.rawValue)"]
        {
            guard sd_journal_add_match(journal, match, match.utf8.count) >= 0 else { return [] }
        }
        var heads: [AuditHead] = []
        while sd_journal_next(journal) > 0 {
            guard let number = value("LASTDAY_AUDIT", in: journal).flatMap({ Int64($0) }),
                let link = value(headField, in: journal).flatMap({ AuditLink($0) })
            else { continue }
            heads.append(AuditHead(sequence: number, link: link))
        }
        return heads
    }

    /// A field of the journal's entry in hand.
    private static func value(_ field: String, in journal: OpaquePointer) -> String? {
        var (data, length): (UnsafeRawPointer?, Int) = (nil, 0)
        guard sd_journal_get_data(journal, field, &data, &length) >= 0, let data else { return nil }
        let text = UnsafeRawBufferPointer(start: data, count: length).dropFirst(field.utf8.count + 1)
        return String(decoding: text, as: UTF8.self)
    }
}
