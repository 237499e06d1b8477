import Glibc
import LastdayMessages
import LastdayCore

extension AuditFile {
    private func entry(_ sequence: Int64, _ line: ArraySlice<UInt8>) throws -> AuditEntry {
        let members = try members(line, line: Int(sequence))
        do throws(UnreadableField) {
            let own = members.filter { $0.name != "link" && $0.name != "of" }
            let entry = try AuditEntry(FieldReader(own.map { ($0.name, .json($0.value)) }))
            guard entry.sequence == sequence else {
                throw UnreadableField("sequence", "expected the number \(sequence)")
            }
            return entry.with(Self.link(members))
        } catch {
            throw damaged(Int(sequence), error.displayText)
        }
    }

    /// Calls the body with the entries after one number up to and including another, in order.
    ///
    /// - Parameters:
    ///   - sequence: The number of the entry before the first.
    ///   - last: The number of the last entry.
    ///   - body: Receives an entry; returns whether to continue.
    /// - Throws: ``LastdayCore/StoreFailure``, or what the body throws.
    func forEach(
        after sequence: Int64,
        upTo last: Int64 = .max,
        _ body: (AuditEntry) throws -> Bool
    ) throws {
        try forEachLine(after: sequence, upTo: last) { try body(try entry($0, $1)) }
    }

    /// Returns the selected entries up to and including a number, in order.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
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
            let lines = about.byUsername[FieldForm.hash(username.utf8)] ?? []
            let first = lines.partitioningIndex { Int64($0 + 1) > selection.after }
            try forEachLine(lines[first...], upTo: last, take)
        } else {
            // Most lines need not be parsed: they lack the text that a selected entry has in its line.
            let kind = selection.kind.map { Array("\"event\":\"\($0.rawValue)\"".utf8) } ?? []
            let run = selection.run.map { Array("\"run\":\($0),".utf8) } ?? []
            try forEachLine(after: selection.after, upTo: last) { sequence, line in
                guard line.place(after: kind) != nil, line.place(after: run) != nil else { return true }
                return try take(sequence, line)
            }
        }
        return found
    }

    /// Adds to the index by username the lines that it does not cover yet.
    private func findUsernames() throws {
        let name = Array("\"username\":\"".utf8)
        try forEachLine(after: Int64(about.lines), upTo: .max) { sequence, line in
            if let start = line.place(after: name) {
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

extension ArraySlice<UInt8> {
    /// Returns the index after the first occurrence of these bytes; nil if they do not occur.
    ///
    /// The standard library's search compares byte by byte, which is too slow for a long audit.
    fileprivate func place(after wanted: [UInt8]) -> Int? {
        guard let letter = wanted.first else { return startIndex }
        return withUnsafeBytes { line in
            guard let start = line.baseAddress else { return nil }
            var offset = 0
            while offset + wanted.count <= line.count,
                let found = memchr(start + offset, Int32(letter), line.count - wanted.count - offset + 1)
            {
                offset = start.distance(to: UnsafeRawPointer(found))
                if memcmp(found, wanted, wanted.count) == 0 { return startIndex + offset + wanted.count }
                offset += 1
            }
            return nil
        }
    }
}

extension [Int] {
    /// Returns the index of the first number that passes, by binary search; all after it must pass too.
    fileprivate func partitioningIndex(where passes: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if passes(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
