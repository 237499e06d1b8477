import CLinux
import Glibc

/// The system's journal, by its own protocol.
struct SystemdJournal: Sendable {
    private static let socket = "/run/systemd/journal/socket"

    /// Whether there is a journal to send to.
    ///
    /// `sd_journal_sendv` says 0 also where there is none, so its answer alone is no proof of record.
    static var isThere: Bool { access(socket, W_OK) == 0 }

    /// Sends one entry.
    ///
    /// - Returns: Whether the journal has it.
    func send(_ fields: [JournalField]) -> Bool {
        guard Self.isThere else { return false }
        // One buffer for all fields; the vector points into it and neither outlives the call. The value follows
        // the first "=" to its very end, so a line break in it cannot begin another field.
        let texts = fields.map { Array("\($0.name)=\($0.value)".utf8) }
        var buffer = texts.flatMap(\.self)
        let result = buffer.withUnsafeMutableBytes { bytes -> Int32 in
            var start = 0
            let vector = texts.map { text -> iovec in
                defer { start += text.count }
                return iovec(iov_base: bytes.baseAddress.map { $0 + start }, iov_len: text.count)
            }
            return sd_journal_sendv(vector, Int32(vector.count))
        }
        return result == 0
    }
}
