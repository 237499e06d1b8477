import LastdayCore
import LastdaySystem

/// A new state of a JSON store's file, or of its audit, whole on the disk before it takes the place of the old one.
final class StoreDraft: Sendable {
    private let path: String
    private let new: ReplacingFile<StoreFailure>
    /// Which state of the file it is, once it has taken its place.
    let identity: FileIdentity

    /// Where a new state of that file is written, by one process at a time.
    static func draft(of path: String) -> String { ReplacingFile<StoreFailure>.draft(of: path) }

    /// Where the state before the last one is kept, as editors do.
    static func before(_ path: String) -> String { path + "~" }

    /// Writes the draft, with the owner and the mode of the file that it is to replace.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``; nothing is left of the draft then.
    init(_ text: [UInt8], for path: String, as model: String? = nil) throws(StoreFailure) {
        self.path = path
        // Whatever lies there was left by somebody who was killed; it may have been another program's.
        let new = try ReplacingFile<StoreFailure>(for: path, leftover: .isKept(as: path + ".left"))
        self.new = new
        do throws(StoreFailure) {
            try new.file.belong(as: model ?? path)
            try new.file.write(text, at: 0)
            try new.file.sync()
            identity = try FileIdentity(of: new.file)
        } catch {
            new.discard()
            throw error
        }
    }

    /// Forgets the draft.
    func discard() { new.discard() }

    /// Puts the draft at the path, whatever is there.
    func takePlace() throws(StoreFailure) { try new.takePlace() }

    /// Takes the place of the file if that is still what it was: in the same state, or with the same text in it.
    ///
    /// Touching a file changes nothing. What was displaced is kept beside the file until the next time.
    ///
    /// - Parameters:
    ///   - expected: The state that the file was in.
    ///   - text: What it held.
    /// - Returns: Whether it has taken the place; where not, the file is as somebody else has just made it.
    /// - Throws: ``LastdayCore/StoreFailure``; the file is as it was then.
    func takePlace(of expected: FileIdentity, holding text: [UInt8]) throws(StoreFailure) -> Bool {
        try new.takePlace(keeping: Self.before(path)) { file throws(StoreFailure) in
            if try FileIdentity(at: file) == expected { return true }
            return try DiskFile.whole(at: file).text == text
        }
    }
}
