import Glibc
import LastdayRules

/// The audit of a JSON store: a file beside it that is only ever added to, one entry a line.
///
/// An act's entries are written before the store's own file is, so that the file can be made up for from them where
/// somebody was killed between the two: the audit is the store's write-ahead log. Each line says with which entry its
/// act ends ("of"); an act without its end has never happened.
final class AuditFile {
    let path: String
    /// How many bytes the whole acts take; what lies behind was being written when somebody was killed.
    private(set) var size = 0
    /// The last entry of the last whole act.
    private(set) var last: Int64 = 0
    /// The file's length when it was last looked at.
    private var seen = 0
    /// Where each line begins, as far as that is known, and where the next one does.
    private var starts = [0]
    /// Which lines are about an account, by a hash of its username, as far as that is known.
    private var about: (byUsername: [Int64: [Int]], lines: Int) = ([:], 0)

    init(_ path: String) { self.path = path }

    /// Looks whether there is more than before.
    ///
    /// - Parameter synced: An entry up to which the disk has the audit for certain.
    /// - Throws: ``LastdayRules/StoreFailure``.
    func refresh(synced: Int64) throws {
        guard let file = try open(O_RDONLY) else {
            (size, last, seen, starts, about) = (0, 0, 0, [0], ([:], 0))
            return
        }
        let length = try file.size()
        guard length != seen else { return }
        // Shorter than before: somebody took back what was not yet believed.
        if length < size { (size, last, starts, about) = (0, 0, [0], ([:], 0)) }
        (size, last) = try end(of: file, length, synced: synced)
        seen = length
        if let known = starts.firstIndex(where: { $0 > size }) { starts.removeSubrange(known...) }
    }

    private func open(_ flags: Int32) throws -> DiskFile? {
        do throws(StoreFailure) {
            return try DiskFile(path, flags | O_NOFOLLOW)
        } catch .missing {
            return nil
        }
    }

    /// Where the last whole act ends, and with which entry; looked for from behind.
    ///
    /// A file that is up to an entry was put in place when the disk had that entry. What comes behind it may have been
    /// on its way when the power went, and the disk writes pages in any order: there an act counts only if every line
    /// of it is there.
    private func end(
        of file: DiskFile,
        _ length: Int,
        synced: Int64
    ) throws -> (size: Int, last: Int64) {
        var lines = LinesFromBehind(file, length)
        /// The end of a line of entries without a gap; its next one must be of that act, or the end of another.
        var found: (size: Int, last: Int64, next: Int64, act: Int64)?
        while let (end, line) = try lines.next() {
            let entry = (try? members(line, line: nil)).flatMap(Self.place)
            if let sought = found {
                if let entry, entry.sequence == sought.next, [sought.next, sought.act].contains(entry.of) {
                    if entry.sequence <= synced { return (sought.size, sought.last) }
                    found?.next -= 1
                    found?.act = entry.of
                    continue
                }
                found = nil
            }
            guard let entry, entry.sequence == entry.of else { continue }
            if entry.sequence <= synced { return (end, entry.sequence) }
            found = (end, entry.sequence, entry.sequence - 1, entry.sequence)
        }
        guard let found, found.next == 0 else { return (0, 0) }
        return (found.size, found.last)
    }

    /// Which entry a line is, and with which one its act ends.
    private static func place(_ members: [JSONValue.Member]) -> (sequence: Int64, of: Int64)? {
        guard let sequence = number(members, "sequence"), let of = number(members, "of") else { return nil }
        return (sequence, of)
    }

    private static func number(_ members: [JSONValue.Member], _ name: String) -> Int64? {
        guard case .number(let digits) = members.first(where: { $0.name == name })?.value else { return nil }
        return Int64(digits)
    }

    private func members(_ bytes: ArraySlice<UInt8>, line: Int?) throws -> [JSONValue.Member] {
        var portion: [UInt8]? = Array(bytes)
        var reader = JSONReader {
            defer { portion = nil }
            return portion
        }
        let value: JSONValue
        do {
            value = try reader.value()
            try reader.end()
        } catch let error as UnreadableJSON {
            throw damaged(line, "column \(error.column): \(error.fault)")
        }
        guard case .object(let members) = value else { throw damaged(line, "an object must stand there") }
        return members
    }

    private func damaged(_ line: Int?, _ detail: String) -> StoreFailure {
        .damaged(path, detail: (line.map { "line \($0), " } ?? "near its end, ") + detail)
    }
}

extension AuditFile {
    /// The entries as lines, each with the end of the act.
    static func lines(_ entries: [AuditEntry]) -> [UInt8] {
        guard let last = entries.last?.sequence else { return [] }
        let end = Field("of", .number(last))
        var lines: [UInt8] = []
        for entry in entries {
            lines += JSON.object(entry.fields + [end]).utf8
            lines.append(UInt8(ascii: "\n"))
        }
        return lines
    }

    /// Adds an act's entries behind the last whole act; they are on the disk when it returns.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``; nothing has been added then.
    func append(_ lines: [UInt8], upTo last: Int64, as model: String) throws {
        let file = try open(O_WRONLY) ?? DiskFile(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
        let isNew = try file.size() == 0
        if isNew { try file.belong(as: model) }
        do throws(StoreFailure) {
            try file.resize(to: size)
            try file.write(lines, at: size)
            try file.sync()
            if isNew { try syncFolder(of: path) }
        } catch {
            try? file.resize(to: size)
            throw error
        }
        (size, seen, self.last) = (size + lines.count, size + lines.count, last)
    }

    /// Takes back what was added behind that size: an act that could not be kept has not happened.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    func takeBack(to size: Int, last: Int64) throws {
        guard let file = try open(O_WRONLY) else { return }
        try file.resize(to: size)
        try file.sync()
        (self.size, seen, self.last) = (size, size, last)
        if let known = starts.firstIndex(where: { $0 > size }) { starts.removeSubrange(known...) }
        about = ([:], 0)
    }

    /// Goes through the lines of entries in their order, from behind that one up to and including that one.
    ///
    /// - Parameters:
    ///   - sequence: The entry before the first.
    ///   - last: The last one.
    ///   - body: Gets the sequence number and the line; says whether to go on.
    /// - Throws: ``LastdayRules/StoreFailure``, or what the body throws.
    private func forEachLine(
        after sequence: Int64,
        upTo last: Int64,
        _ body: (Int64, ArraySlice<UInt8>) throws -> Bool
    ) throws {
        let last = min(last, self.last)
        guard sequence < last, let file = try open(O_RDONLY) else { return }
        try findLines(in: file)
        guard starts.count > Int(last) else {
            throw StoreFailure.damaged(path, detail: "it has \(starts.count - 1) lines for \(last) entries")
        }
        var next = max(0, Int(sequence))
        while next < Int(last) {
            let start = starts[next]
            // At least one line, and about a megabyte.
            var end = next + 1
            while end < Int(last), starts[end + 1] - start <= 1 << 20 { end += 1 }
            let bytes = try file.read(from: start, count: starts[end] - start)
            for line in next..<end {
                let range = starts[line] - start..<starts[line + 1] - start - 1
                guard range.upperBound <= bytes.count else {
                    throw StoreFailure.damaged(path, detail: "it breaks off")
                }
                guard try body(Int64(line + 1), bytes[range]) else { return }
            }
            next = end
        }
    }

    /// Finds where lines begin that are not known yet.
    private func findLines(in file: DiskFile) throws {
        var offset = starts.last ?? 0
        while offset < size {
            let bytes = try file.read(from: offset, count: min(1 << 20, size - offset))
            guard !bytes.isEmpty else { throw StoreFailure.damaged(path, detail: "it breaks off") }
            bytes.withUnsafeBufferPointer { buffer in
                for index in buffer.indices where buffer[index] == UInt8(ascii: "\n") {
                    starts.append(offset + index + 1)
                }
            }
            offset += bytes.count
        }
    }

    private func entry(_ sequence: Int64, _ line: ArraySlice<UInt8>) throws -> AuditEntry {
        let members = try members(line, line: Int(sequence))
        do throws(UnreadableField) {
            var fields = try FieldReader(members.map { ($0.name, .json($0.value)) }, sparse: true)
            guard case .audit(let entry) = try Kept(.audit, &fields), entry.sequence == sequence else {
                throw UnreadableField("sequence", "another number than \(sequence) stands there")
            }
            return entry
        } catch {
            throw damaged(Int(sequence), error.told)
        }
    }

    /// Goes through entries in their order, from behind that one up to and including that one.
    func forEach(
        after sequence: Int64,
        upTo last: Int64 = .max,
        _ body: (AuditEntry) throws -> Bool
    ) throws {
        try forEachLine(after: sequence, upTo: last) { try body(try entry($0, $1)) }
    }

    /// The entries that are wanted, up to that one.
    func entries(_ selection: AuditSelection, upTo last: Int64) throws -> [AuditEntry] {
        var found: [AuditEntry] = []
        guard selection.limit > 0 else { return [] }
        func take(_ sequence: Int64, _ line: ArraySlice<UInt8>) throws -> Bool {
            let entry = try entry(sequence, line)
            if selection.wants(entry) { found.append(entry) }
            return found.count < selection.limit
        }
        if let username = selection.username {
            try findUsernames()
            for line in about.byUsername[FieldForm.hash(username.utf8)] ?? [] {
                let sequence = Int64(line + 1)
                guard sequence > selection.after, sequence <= last, found.count < selection.limit else {
                    continue
                }
                try forEachLine(after: sequence - 1, upTo: sequence, take)
            }
        } else {
            let wanted = selection.kind.map { Array("\"event\":\"\($0.rawValue)\"".utf8) }
            try forEachLine(after: selection.after, upTo: last) { sequence, line in
                if let wanted, !line.contains(wanted) { return true }
                return try take(sequence, line)
            }
        }
        return found
    }

    /// Notes which lines are about which account, for those that are not known yet.
    private func findUsernames() throws {
        let name = Array("\"username\":\"".utf8)
        try forEachLine(after: Int64(about.lines), upTo: .max) { sequence, line in
            if let start = line.firstRange(of: name)?.upperBound {
                let username =
                    line[start...].prefix { $0 != UInt8(ascii: "\"") }.contains(UInt8(ascii: "\\"))
                    ? try entry(sequence, line).username.map { Array($0.utf8) } ?? []
                    : Array(line[start...].prefix { $0 != UInt8(ascii: "\"") })
                about.byUsername[FieldForm.hash(username), default: []].append(Int(sequence) - 1)
            }
            about.lines = Int(sequence)
            return true
        }
    }
}
