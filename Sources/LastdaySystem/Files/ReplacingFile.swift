import CLinux
import Glibc
import LastdayRules

/// A new state of a file, written beside it and whole on the disk before it takes the file's place.
final class ReplacingFile: Sendable {
    private let path: String
    private let draft: String
    /// Which state of the file it is, once it has taken its place.
    let identity: FileIdentity

    /// Where a new state of that file is written, by one process at a time.
    static func draft(of path: String) -> String { path + ".partial" }

    /// Where the state before the last one is kept, as editors do.
    static func before(_ path: String) -> String { path + "~" }

    /// Writes the draft, with the owner and the mode of the file that it is to replace.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``; nothing is left of the draft then.
    init(_ text: [UInt8], for path: String, as model: String? = nil) throws(StoreFailure) {
        self.path = path
        let draft = Self.draft(of: path)
        self.draft = draft
        // Whatever lies there was left by somebody who was killed; it may have been another program's.
        rename(draft, path + ".left")
        do throws(StoreFailure) {
            let file = try DiskFile(draft, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY, mode: 0o600)
            try file.belong(as: model ?? path)
            try file.write(text, at: 0)
            try file.sync()
            identity = try FileIdentity(of: file.descriptor, at: draft)
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// Forgets the draft.
    func discard() { unlink(draft) }

    /// Takes the place of the file, if that is still what it was: in the same state, or with the same text in it, for
    /// touching a file changes nothing.
    ///
    /// The two files change places at once, and then it is looked at what has been displaced: nobody can come between
    /// the look and the change. A file system that cannot do that is looked at just before. What was displaced is
    /// kept beside the file until the next time.
    ///
    /// - Parameters:
    ///   - expected: The state that the file was in.
    ///   - text: What it held.
    /// - Returns: Whether it has taken the place; where not, the file is as somebody else has just made it.
    /// - Throws: ``LastdayRules/StoreFailure``; the file is as it was then.
    func takePlace(of expected: FileIdentity, holding text: [UInt8]) throws(StoreFailure) -> Bool {
        func isUnchanged(_ file: String) throws(StoreFailure) -> Bool {
            if try FileIdentity(at: file) == expected { return true }
            return try DiskFile.whole(at: file).text == text
        }
        guard try isUnchanged(path) else { return false }
        guard Self.exchange(draft, path) else {
            guard errno == EINVAL || errno == ENOSYS else { throw StoreFailure(path, errno) }
            unlink(Self.before(path))
            link(path, Self.before(path))
            try Self.put(draft, at: path)
            return true
        }
        guard try isUnchanged(draft) else {
            guard Self.exchange(draft, path) else { throw StoreFailure(path, errno) }
            return false
        }
        do throws(StoreFailure) {
            try syncFolder(of: path)
        } catch {
            _ = Self.exchange(draft, path)
            throw error
        }
        rename(draft, Self.before(path))
        return true
    }

    /// Puts the draft at the path, whatever is there.
    func takePlace() throws(StoreFailure) { try Self.put(draft, at: path) }

    /// Puts a file in the place of another one, whatever is there; the disk knows it then.
    static func put(_ file: String, at path: String) throws(StoreFailure) {
        guard rename(file, path) == 0 else { throw StoreFailure(path, errno) }
        try syncFolder(of: path)
    }

    private static func exchange(_ one: String, _ other: String) -> Bool {
        // RENAME_EXCHANGE of linux/fs.h.
        renameat2(AT_FDCWD, one, AT_FDCWD, other, 2) == 0
    }
}
