import LastdayCore
import LastdaySystem
import SystemPackage

extension AuditFile {
    /// Calls the body with the lines of the entries after one number up to and including another, in order.
    ///
    /// - Parameters:
    ///   - sequence: The number of the entry before the first.
    ///   - last: The number of the last entry.
    ///   - body: Receives the entry's number and its line; returns whether to continue.
    /// - Throws: ``LastdayCore/StoreFailure``, or what the body throws.
    func forEachLine(
        after sequence: Int64,
        upTo last: Int64,
        _ body: (Int64, ArraySlice<UInt8>) throws -> Bool
    ) throws {
        let last = min(last, self.last)
        guard sequence < last, let file = try open(.readOnly) else { return }
        try findLines(in: file)
        guard starts.count > Int(last) else {
            throw StoreFailure.damaged(path, detail: "it has \(starts.count - 1) lines for \(last) entries")
        }
        try forEachLine(in: max(0, Int(sequence))..<Int(last), of: file) { try body(Int64($0), $1) }
    }

    /// Calls the body with these lines, up to and including that of an entry.
    ///
    /// - Parameters:
    ///   - lines: The lines, counted from 0, in ascending order.
    ///   - last: The number of the last entry.
    ///   - body: Receives the entry's number and its line; returns whether to continue.
    /// - Throws: ``LastdayCore/StoreFailure``, or what the body throws.
    func forEachLine(
        _ lines: ArraySlice<Int>,
        upTo last: Int64,
        _ body: (Int64, ArraySlice<UInt8>) throws -> Bool
    ) throws {
        let last = min(last, self.last)
        guard let first = lines.first, first < last, let file = try open(.readOnly) else { return }
        try findLines(in: file)
        guard starts.count > Int(last) else {
            throw StoreFailure.damaged(path, detail: "it has \(starts.count - 1) lines for \(last) entries")
        }
        for line in lines where line < last {
            var goesOn = true
            try forEachLine(in: line..<line + 1, of: file) { sequence, bytes in
                goesOn = try body(Int64(sequence), bytes)
                return goesOn
            }
            guard goesOn else { return }
        }
    }

    /// Calls the body with every line of the complete transactions, whether or not it can be parsed.
    ///
    /// - Parameter body: Receives the line's number, counted from 1, and the line.
    /// - Throws: ``LastdayCore/StoreFailure``, or what the body throws.
    func forEachLine(_ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        guard let file = try open(.readOnly) else { return }
        try findLines(in: file)
        try forEachLine(in: 0..<starts.count - 1, of: file) { line, bytes in
            try body(line, bytes)
            return true
        }
    }

    /// Returns the size of the file, in bytes, up to the end of an entry's line.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    func size(upTo sequence: Int64) throws -> Int {
        guard let file = try open(.readOnly) else { return 0 }
        try findLines(in: file)
        guard starts.count > Int(sequence) else {
            throw StoreFailure.damaged(
                path,
                detail: "it has \(starts.count - 1) lines for \(sequence) entries"
            )
        }
        return starts[Int(sequence)]
    }

    private func forEachLine(
        in lines: Range<Int>,
        of file: DiskFile,
        _ body: (Int, ArraySlice<UInt8>) throws -> Bool
    ) throws {
        var next = lines.lowerBound
        while next < lines.upperBound {
            let start = starts[next]
            // Reads at most a megabyte at a time, but at least one line.
            var end = next + 1
            while end < lines.upperBound, starts[end + 1] - start <= 1 << 20 { end += 1 }
            let bytes = try file.read(from: start, count: starts[end] - start)
            for line in next..<end {
                let range = starts[line] - start..<starts[line + 1] - start - 1
                guard range.upperBound <= bytes.count else {
                    throw StoreFailure.damaged(path, detail: "it is cut off")
                }
                guard try body(line + 1, bytes[range]) else { return }
            }
            next = end
        }
    }

    /// Finds the starts of the lines not found yet.
    private func findLines(in file: DiskFile) throws {
        var offset = starts.last ?? 0
        while offset < end.size {
            let bytes = try file.read(from: offset, count: min(1 << 20, end.size - offset))
            guard !bytes.isEmpty else { throw StoreFailure.damaged(path, detail: "it is cut off") }
            bytes.withUnsafeBufferPointer { buffer in
                for index in buffer.indices where buffer[index] == UInt8(ascii: "\n") {
                    starts.append(offset + index + 1)
                }
            }
            offset += bytes.count
        }
    }
}
