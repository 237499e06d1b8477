import LastdayCore
import LastdaySystem
import SystemPackage

/// The audit of a JSON store: an append-only file beside it, with one entry per line.
///
/// A transaction's entries are written before the store's file is, so that the file can be brought up to date
/// from them if the process is killed in between: the audit is the store's write-ahead log. Each line has the
/// number of its transaction's last entry ("of"); a transaction without its last entry has never happened.
final class AuditFile {
    let path: String
    /// The end of the last complete transaction; anything after it was being written when a process died.
    private(set) var end = End()

    /// A position in the audit where a transaction ends.
    struct End {
        /// The size of the file up to it, in bytes.
        var size = 0
        /// The number of the last entry before it; 0 if there is none.
        var last: Int64 = 0
        /// The link of that entry; if there is none, the link that the first entry follows.
        var head = AuditLink.beginning
        /// The instant of that entry; nil if there is none.
        var at: Instant?
    }

    /// The number of the last entry of the last complete transaction.
    var last: Int64 { end.last }

    /// The file's size when it was last checked.
    private var seen = 0
    /// The offsets at which the lines found so far begin, and the offset after the last of them.
    var starts = [0]
    /// The lines about each account, by a hash of its username, and the number of lines searched so far.
    var about: (byUsername: [Int64: [Int]], lines: Int) = ([:], 0)

    init(_ path: String) { self.path = path }

    /// Updates the end of the audit if the size of the file has changed.
    ///
    /// - Parameter synced: The number of an entry up to which the audit is certain to be on the disk.
    /// - Throws: ``LastdayCore/StoreFailure``.
    func refresh(synced: Int64) throws {
        guard let file = try open(.readOnly) else {
            (end, seen, starts, about) = (End(), 0, [0], ([:], 0))
            return
        }
        let length = try file.size()
        guard length != seen else { return }
        // If it is shorter, another process has taken back a transaction that could not be stored.
        if length < end.size { (end, starts, about) = (End(), [0], ([:], 0)) }
        end = try end(of: file, length, synced: synced)
        seen = length
        forgetLines()
    }

    func open(_ mode: FileDescriptor.AccessMode) throws -> DiskFile? {
        do throws(StoreFailure) {
            return try DiskFile(path, mode, .noFollow)
        } catch .missing {
            return nil
        }
    }

    /// Returns the end of the last complete transaction, searching backwards.
    ///
    /// The store's file is put in place only after the audit entries that it includes have reached the disk.
    /// Entries after these may have been on their way when the power failed, and a disk writes pages in any
    /// order: there, a transaction counts only if all of its lines are present.
    private func end(of file: DiskFile, _ length: Int, synced: Int64) throws -> End {
        var lines = ReverseLineReader(file, length)
        /// The end of a sequence of entries without a gap; the entry before the sequence must be number
        /// `next`, and either belong to the transaction that ends with `act` or end another one.
        var found: (end: End, next: Int64, act: Int64)?
        while let (size, line) = try lines.next() {
            let entry = (try? members(line, line: nil)).flatMap(Self.place)
            if let sought = found {
                if let entry, entry.sequence == sought.next, [sought.next, sought.act].contains(entry.of) {
                    if entry.sequence <= synced { return sought.end }
                    found?.next -= 1
                    found?.act = entry.of
                    continue
                }
                found = nil
            }
            guard let entry, entry.sequence == entry.of else { continue }
            let end = End(size: size, last: entry.sequence, head: entry.link ?? .beginning, at: entry.at)
            if entry.sequence <= synced { return end }
            found = (end, entry.sequence - 1, entry.sequence)
        }
        guard let found, found.next == 0 else { return End() }
        return found.end
    }

    /// Returns the entry's number, the number of its transaction's last entry, its link and its instant.
    private static func place(
        _ members: [JSONValue.Member]
    ) -> (sequence: Int64, of: Int64, link: AuditLink?, at: Instant?)? {
        guard let sequence = number(members, "sequence"), let of = number(members, "of") else { return nil }
        return (sequence, of, link(members), text(members, "at").flatMap { Instant($0) })
    }

    private static func text(_ members: [JSONValue.Member], _ name: String) -> String? {
        guard case .text(let text) = members.first(where: { $0.name == name })?.value else { return nil }
        return text
    }

    private static func number(_ members: [JSONValue.Member], _ name: String) -> Int64? {
        guard case .number(let digits) = members.first(where: { $0.name == name })?.value else { return nil }
        return Int64(digits)
    }

    static func link(_ members: [JSONValue.Member]) -> AuditLink? {
        text(members, "link").flatMap { AuditLink($0) }
    }

    func members(_ bytes: ArraySlice<UInt8>, line: Int?) throws -> [JSONValue.Member] {
        var reader = JSONReader(of: bytes)
        let value: JSONValue
        do {
            value = try reader.value()
            try reader.end()
        } catch let error as UnreadableJSON {
            throw damaged(line, "column \(error.column): \(error.fault)")
        }
        guard case .object(let members) = value else { throw damaged(line, "expected an object") }
        return members
    }

    func damaged(_ line: Int?, _ detail: String) -> StoreFailure {
        .damaged(path, detail: (line.map { "line \($0), " } ?? "near its end, ") + detail)
    }
}

extension AuditFile {
    /// Appends a transaction after the last complete one; it is on the disk when this returns.
    ///
    /// - Parameters:
    ///   - act: The entries.
    ///   - model: The path of the file whose owner and mode a new audit takes.
    /// - Throws: ``LastdayCore/StoreFailure``; nothing has been added then.
    func append(_ act: AuditBatch, as model: String) throws {
        let file = try open(.writeOnly) ?? DiskFile(path, .writeOnly, [.create, .exclusiveCreate, .noFollow])
        let isNew = try file.size() == 0
        if isNew { try file.belong(as: model) }
        do throws(StoreFailure) {
            try file.resize(to: end.size)
            try file.write(act.lines, at: end.size)
            try file.sync()
            if isNew { try DiskFile.syncFolder(of: path) }
        } catch {
            // Report the first failure, not this one: the next transaction overwrites whatever is left.
            try? file.resize(to: end.size)
            throw error
        }
        end = End(size: end.size + act.lines.count, last: act.last, head: act.head, at: act.at)
        seen = end.size
    }

    /// Takes back everything after an end of the audit: a transaction that cannot be stored has not happened.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    func takeBack(to end: End) throws {
        guard end.size < self.end.size, let file = try open(.writeOnly) else { return }
        try file.resize(to: end.size)
        try file.sync()
        (self.end, seen) = (end, end.size)
        forgetLines()
        about = ([:], 0)
    }

    /// Forgets the starts of lines that no longer exist.
    private func forgetLines() {
        if let gone = starts.firstIndex(where: { $0 > end.size }) { starts.removeSubrange(gone...) }
    }
}
