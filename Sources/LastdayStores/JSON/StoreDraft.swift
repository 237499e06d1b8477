import LastdayCore
import LastdaySystem

/// A new version of a JSON store's file, or of its audit, complete on the disk before it takes its place.
final class StoreDraft: Sendable {
    private let path: String
    private let new: ReplacingFile<StoreFailure>
    /// The identity that the file has once the draft has taken its place.
    let identity: FileIdentity

    /// Returns the path at which a new version of a file is written, by one process at a time.
    static func draft(of path: String) -> String { ReplacingFile<StoreFailure>.draft(of: path) }

    /// Returns the path at which the previous version of a file is stored, as editors do.
    static func before(_ path: String) -> String { path + "~" }

    /// Writes the draft.
    ///
    /// - Parameters:
    ///   - text: The content.
    ///   - path: The path of the file to replace.
    ///   - model: The path of the file whose owner and mode the draft takes; nil for the file to replace.
    /// - Throws: ``LastdayCore/StoreFailure``; no draft is left then.
    init(_ text: [UInt8], for path: String, as model: String? = nil) throws(StoreFailure) {
        self.path = path
        // A leftover draft is from a killed process, perhaps another program's, so it is not removed.
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

    /// Removes the draft.
    func discard() { new.discard() }

    /// Takes the place of the file, whatever is there.
    func takePlace() throws(StoreFailure) { try new.takePlace() }

    /// Takes the place of the file if that is unchanged: in the same state, or with the same text in it.
    ///
    /// Touching a file does not change it. The displaced file stays beside the new one until the next time.
    ///
    /// - Parameters:
    ///   - expected: The state that the file was in.
    ///   - text: The text that it had.
    /// - Returns: Whether the draft has taken the place; if not, the file is as another program has just made
    ///   it.
    /// - Throws: ``LastdayCore/StoreFailure``; the file is then as it was.
    func takePlace(of expected: FileIdentity, holding text: [UInt8]) throws(StoreFailure) -> Bool {
        try new.takePlace(keeping: Self.before(path)) { file throws(StoreFailure) in
            if try FileIdentity(at: file) == expected { return true }
            return try DiskFile.whole(at: file).text == text
        }
    }
}
