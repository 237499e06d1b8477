import LastdayCore
import LastdaySystem

/// How far the audit has been delivered to each target: a line for each in the store's lock file.
///
/// Each line has a fixed place and length and is overwritten there, so that it is never half written:
/// "told_up_to", twenty digits and, for any target but the journal, the target's name. The journal's line is
/// the first, as it was before there were other targets: earlier releases read and write that line and ignore
/// the rest.
struct DeliveryMarksFile {
    private static let name = "told_up_to "
    private static let digits = 20
    /// The distance between two lines, in bytes: it divides a sector, so that no line spans two.
    private static let stride = 128

    private let file: DiskFile

    /// Opens the marks of a store; creates their file if it is missing.
    init(in store: JSONStore) throws(StoreFailure) {
        file = try WritingLock.file(JSONStore.lockFile(of: store.file), as: store.file)
    }

    /// All marks; 0 for a target that has received nothing or has no line.
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

    /// Moves a target's mark to an entry; the mark is on the disk when this returns.
    func move(_ target: AuditTarget, to sequence: Int64) throws(StoreFailure) {
        let number = String(sequence)
        let zeros = String(repeating: "0", count: Self.digits - number.utf8.count)
        guard target != .journal else {
            return try write("\(Self.name)\(zeros)\(number)", at: 0)
        }
        let lines = try self.lines
        // An incomplete last line belongs to no target.
        let isBroken = lines.last.map { $0.count < Self.stride } ?? false
        let free = max(1, isBroken ? lines.count - 1 : lines.count)
        let place = lines.indices.dropFirst().first { Self.target(lines[$0]) == target } ?? free
        let text = "\(Self.name)\(zeros)\(number) \(target)"
        try write(text + String(repeating: " ", count: Self.stride - 1 - text.utf8.count), at: place)
    }

    /// Replaces all marks; those of targets without a new mark become 0.
    func move(to marks: DeliveryMarks) throws(StoreFailure) {
        let targets = Set(marks.all.map(\.target)).union(try all.all.map(\.target)).union([.journal])
        for target in targets.sorted() { try move(target, to: marks[target]) }
    }

    private func write(_ line: String, at place: Int) throws(StoreFailure) {
        try file.write(Array("\(line)\n".utf8), at: place * Self.stride)
        try file.sync()
    }

    /// The bytes of each line; the last may be short.
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

    /// Returns the target of a line; nil if the line is incomplete or names no target.
    private static func target(_ line: ArraySlice<UInt8>) -> AuditTarget? {
        guard line.count == stride else { return nil }
        let rest = line.dropFirst(name.utf8.count + digits + 1)
        return AuditTarget(String(decoding: rest.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self))
    }
}
