import LastdayCore
import LastdaySystem
import SystemPackage

/// The audit of a JSON store: a file beside it that is only ever added to, one entry a line.
///
/// An act's entries are written before the store's own file is, so that the file can be made up for from them where
/// somebody was killed between the two: the audit is the store's write-ahead log. Each line says with which entry its
/// act ends ("of"); an act without its end has never happened.
final class AuditFile {
    let path: String
    /// Where the last whole act ends; what lies behind was being written when somebody was killed.
    private(set) var end = End()

    /// An end of the audit.
    struct End {
        /// How many bytes there are before it.
        var size = 0
        /// The last entry.
        var last: Int64 = 0
        /// Its link; of an audit without entries, what the first follows.
        var head = AuditLink.beginning
        /// When it happened; nil if there is none.
        var at: Instant?
    }

    /// The last entry of the last whole act.
    var last: Int64 { end.last }

    /// The file's length when it was last looked at.
    private var seen = 0
    /// Where each line begins, as far as that is known, and where the next one does.
    var starts = [0]
    /// Which lines are about an account, by a hash of its username, as far as that is known.
    var about: (byUsername: [Int64: [Int]], lines: Int) = ([:], 0)

    init(_ path: String) { self.path = path }

    /// Looks whether there is more than before.
    ///
    /// - Parameter synced: An entry up to which the disk has the audit for certain.
    /// - Throws: ``LastdayCore/StoreFailure``.
    func refresh(synced: Int64) throws {
        guard let file = try open(.readOnly) else {
            (end, seen, starts, about) = (End(), 0, [0], ([:], 0))
            return
        }
        let length = try file.size()
        guard length != seen else { return }
        // Shorter than before: somebody took back what was not yet believed.
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

    /// Where the last whole act ends, and with which entry; looked for from behind.
    ///
    /// A file that is up to an entry was put in place when the disk had that entry. What comes after it may have been
    /// on its way when the power went, and the disk writes pages in any order: there an act counts only if every line
    /// of it is there.
    private func end(of file: DiskFile, _ length: Int, synced: Int64) throws -> End {
        var lines = ReverseLineReader(file, length)
        /// The end of a line of entries without a gap; its next one must be of that act, or the end of another.
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

    /// Which entry a line is, with which one its act ends, its link, and when it happened.
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
    /// Adds an act's entries behind the last whole act; they are on the disk when it returns.
    ///
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
            // The first failure is the one to be told; the next act is written over what is left of this one.
            try? file.resize(to: end.size)
            throw error
        }
        end = End(size: end.size + act.lines.count, last: act.last, head: act.head, at: act.at)
        seen = end.size
    }

    /// Takes back what was added after that end: an act that could not be kept has not happened.
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

    /// Forgets where lines begin that are not there any more.
    private func forgetLines() {
        if let gone = starts.firstIndex(where: { $0 > end.size }) { starts.removeSubrange(gone...) }
    }
}
