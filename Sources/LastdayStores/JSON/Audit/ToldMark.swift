import LastdayRules
import LastdaySystem

/// Up to which entry the audit has been told to the journal: a line in the file that locks are laid on.
///
/// It is written in place, always of the same length, so that it is never half there: "told_up_to" and twenty digits.
struct ToldMark {
    private static let name = "told_up_to "
    private static let digits = 20

    private let file: DiskFile

    /// The mark of that store, made where it is missing.
    init(in store: JSONStore) throws(StoreFailure) {
        file = try WritingLock.file(store.lockFile, as: store.file)
    }

    /// What it says; 0 where nothing has been told, or nobody knows.
    var value: Int64 {
        get throws(StoreFailure) {
            let line = try file.read(from: 0, count: Self.name.utf8.count + Self.digits)
            guard line.starts(with: Self.name.utf8) else { return 0 }
            return Int64(String(decoding: line.dropFirst(Self.name.utf8.count), as: UTF8.self)) ?? 0
        }
    }

    /// Moves it behind that entry; the disk has it then.
    func move(to sequence: Int64) throws(StoreFailure) {
        let number = String(sequence)
        let zeros = String(repeating: "0", count: Self.digits - number.utf8.count)
        try file.write(Array("\(Self.name)\(zeros)\(number)\n".utf8), at: 0)
        try file.sync()
    }
}
