import LastdayCore
import LastdaySystem
import SystemPackage

extension AuditFile {
    /// Goes through the lines of entries in their order, from the one after that number up to and including that one.
    ///
    /// - Parameters:
    ///   - sequence: The entry before the first.
    ///   - last: The last one.
    ///   - body: Gets the sequence number and the line; says whether to go on.
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

    /// Goes through these lines, counted from 0, up to and including that entry's.
    ///
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

    /// Goes through all lines of whole acts, whatever stands in them.
    ///
    /// - Parameter body: Gets the line, counted from 1.
    /// - Throws: ``LastdayCore/StoreFailure``, or what the body throws.
    func forEachLine(_ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        guard let file = try open(.readOnly) else { return }
        try findLines(in: file)
        try forEachLine(in: 0..<starts.count - 1, of: file) { line, bytes in
            try body(line, bytes)
            return true
        }
    }

    /// How many bytes there are up to the end of that entry's line.
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
            // At least one line, and about a megabyte.
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

    /// Finds where lines begin that are not known yet.
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
