import CLinux
import Glibc
import SystemPackage

/// A reader of this machine's journal from its end: the entries with given fields, newest first, one at a
/// time.
package final class JournalReader {
    private let journal: OpaquePointer

    /// Opens the journal for the entries that have one of the values of each field.
    ///
    /// - Parameter matches: The fields and their values, such as "_UID=0".
    /// - Throws: ``JournalUnreadable``.
    package init(matching matches: [String]) throws(JournalUnreadable) {
        var opened: OpaquePointer?
        let result = sd_journal_open(&opened, Int32(SD_JOURNAL_LOCAL_ONLY))
        guard result >= 0, let opened else {
            throw JournalUnreadable(why: Errno(rawValue: -result).description)
        }
        journal = opened
        for match in matches {
            guard sd_journal_add_match(journal, match, match.utf8.count) >= 0 else {
                throw JournalUnreadable(why: "it cannot be searched")
            }
        }
        guard sd_journal_seek_tail(journal) >= 0 else { throw JournalUnreadable(why: "it has no end") }
    }

    deinit { sd_journal_close(journal) }

    /// The reason why the journal, or a part of it, cannot be read here; nil if all of it can.
    package static var obstacle: String? {
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

    /// Moves to the previous entry; returns false before the first.
    package func previous() -> Bool { sd_journal_previous(journal) > 0 }

    /// Returns a field of the current entry; nil if it has none of that name.
    package func value(_ field: String) -> String? {
        var (data, length): (UnsafeRawPointer?, Int) = (nil, 0)
        guard sd_journal_get_data(journal, field, &data, &length) >= 0, let data else { return nil }
        let text = UnsafeRawBufferPointer(start: data, count: length).dropFirst(field.utf8.count + 1)
        return String(decoding: text, as: UTF8.self)
    }
}

/// The error that the journal cannot be read.
package struct JournalUnreadable: Error {
    package let why: String
}
