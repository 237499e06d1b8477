import LastdayCore
import LastdaySystem

/// How far each target has been told the audit: a line each in the file that locks are laid on.
///
/// Each line has a place of its own and always the same length, and is written there, so that it is never half there:
/// "told_up_to", twenty digits and, unless it is the journal's, the target's name. The journal's is the first, as it was
/// when there were no others: releases that know of no others read it and write it, and leave the rest alone.
struct DeliveryMarksFile {
    private static let name = "told_up_to "
    private static let digits = 20
    /// How far apart the lines begin, in bytes: a part of a sector, so that none lies in two of them.
    private static let stride = 128

    private let file: DiskFile

    /// The marks of that store, made where they are missing.
    init(in store: JSONStore) throws(StoreFailure) {
        file = try WritingLock.file(JSONStore.lockFile(of: store.file), as: store.file)
    }

    /// What they say; 0 for a target that has been told nothing, or of which nobody knows.
    var all: DeliveryMarks {
        get throws(StoreFailure) {
            let lines = try self.lines
            var marks = DeliveryMarks(journal: lines.first.flatMap(Self.mark) ?? 0)
            for line in lines.dropFirst() {
                if let target = Self.target(line), let mark = Self.mark(line) { marks[target] = mark }
            }
            return marks
        }
    }

    /// Moves one after that entry; the disk has it then.
    func move(_ target: AuditTarget, to sequence: Int64) throws(StoreFailure) {
        let number = String(sequence)
        let zeros = String(repeating: "0", count: Self.digits - number.utf8.count)
        guard target != .journal else {
            return try write("\(Self.name)\(zeros)\(number)", at: 0)
        }
        let lines = try self.lines
        // A last line that is not whole is nobody's.
        let isBroken = lines.last.map { $0.count < Self.stride } ?? false
        let free = max(1, isBroken ? lines.count - 1 : lines.count)
        let place = lines.indices.dropFirst().first { Self.target(lines[$0]) == target } ?? free
        let text = "\(Self.name)\(zeros)\(number) \(target)"
        try write(text + String(repeating: " ", count: Self.stride - 1 - text.utf8.count), at: place)
    }

    /// Makes them these marks.
    func move(to marks: DeliveryMarks) throws(StoreFailure) {
        let targets = Set(marks.all.map(\.target)).union(try all.all.map(\.target)).union([.journal])
        for target in targets.sorted() { try move(target, to: marks[target]) }
    }

    private func write(_ line: String, at place: Int) throws(StoreFailure) {
        try file.write(Array("\(line)\n".utf8), at: place * Self.stride)
        try file.sync()
    }

    /// The bytes at each place; what lies at the last one may be short.
    private var lines: [ArraySlice<UInt8>] {
        get throws(StoreFailure) {
            let text = try file.read(from: 0, count: try file.size())
            return Swift.stride(from: 0, to: text.count, by: Self.stride).map {
                text[$0..<min($0 + Self.stride, text.count)]
            }
        }
    }

    private static func mark(_ line: ArraySlice<UInt8>) -> Int64? {
        guard line.starts(with: name.utf8) else { return nil }
        return Int64(String(decoding: line.dropFirst(name.utf8.count).prefix(digits), as: UTF8.self))
    }

    /// Whose line it is; nil if it is no whole line of a target.
    private static func target(_ line: ArraySlice<UInt8>) -> AuditTarget? {
        guard line.count == stride else { return nil }
        let rest = line.dropFirst(name.utf8.count + digits + 1)
        return AuditTarget(String(decoding: rest.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self))
    }
}
