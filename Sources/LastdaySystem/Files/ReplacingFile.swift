import CLinux
import Glibc
import SystemPackage

/// A new version of a file, written beside it under another name and complete before it takes the file's
/// place.
///
/// Readers of the file find the old version or the new one, never a part of one. The draft stays until it
/// takes a place or is discarded.
package final class ReplacingFile<Problem: SystemError>: Sendable {
    /// What happens to a draft of that name that is there already.
    package enum Leftover {
        /// It stays, and creating the new draft fails.
        case isRefused
        /// It is removed.
        case isRemoved
        /// It is renamed to that name.
        case isKept(as: String)
    }

    private let path: String
    private let draft: String
    /// The draft: a new file that only its owner may read, open for writing.
    package let file: OpenFile<Problem>

    /// Returns the usual path of the draft of that file.
    package static func draft(of path: String) -> String { path + ".partial" }

    /// Creates an empty draft of that file.
    ///
    /// - Parameters:
    ///   - path: The path of the file to replace.
    ///   - draft: The path of the draft; nil for the usual one.
    ///   - leftover: What happens to a draft that is there already.
    /// - Throws: The system's error at the draft's path.
    package init(
        for path: String,
        draft: String? = nil,
        leftover: Leftover = .isRefused
    ) throws(Problem) {
        self.path = path
        self.draft = draft ?? Self.draft(of: path)
        switch leftover {
        case .isRefused: break
        case .isRemoved: unlink(self.draft)
        case .isKept(let name): rename(self.draft, name)
        }
        // Created exclusively: a link left at that path is not followed.
        file = try OpenFile.made(self.draft)
    }

    /// Removes the draft.
    package func discard() { unlink(draft) }

    /// Takes the place of the file, whatever is there.
    ///
    /// - Parameter isSynced: Whether to wait until the change is on the disk.
    /// - Throws: The system's error at the file's path.
    package func takePlace(isSynced: Bool = true) throws(Problem) {
        try Self.put(draft, at: path, isSynced: isSynced)
    }

    /// Puts a file in the place of another one, whatever is there.
    ///
    /// - Parameters:
    ///   - file: The path of the new file.
    ///   - path: The path to put it at.
    ///   - isSynced: Whether to wait until the change is on the disk.
    /// - Throws: The system's error at that path.
    package static func put(_ file: String, at path: String, isSynced: Bool = true) throws(Problem) {
        guard rename(file, path) == 0 else { throw Problem(path, .last) }
        if isSynced { try OpenFile<Problem>.syncFolder(of: path) }
    }

    /// Takes the place if nothing is there, not even something that has just appeared.
    ///
    /// - Returns: Whether the file has taken the place; if not, the draft is still there.
    package func takeFreePlace() throws(Problem) -> Bool {
        // Unlike a rename, a link replaces nothing.
        guard link(draft, path) == 0 else {
            guard errno == EEXIST else { throw Problem(path, .last) }
            return false
        }
        discard()
        return true
    }

    /// Takes the place of the file if that has not been changed.
    ///
    /// The two files are exchanged atomically and the displaced one is checked afterwards, so no change can
    /// come between the check and the exchange. On a file system without such an exchange, the file is
    /// checked just before.
    ///
    /// - Parameters:
    ///   - before: The path where the displaced file is stored, until the next time.
    ///   - isUnchanged: Whether the file at that path is the one to be replaced.
    /// - Returns: Whether the file has taken the place; if not, the file there is as another process has just
    ///   made it.
    /// - Throws: The system's error; the file is then as it was.
    package func takePlace(
        keeping before: String,
        ifUnchanged isUnchanged: (String) throws(Problem) -> Bool
    ) throws(Problem) -> Bool {
        guard try isUnchanged(path) else { return false }
        guard Self.exchange(draft, path) else {
            guard errno == EINVAL || errno == ENOSYS else { throw Problem(path, .last) }
            unlink(before)
            link(path, before)
            try takePlace()
            return true
        }
        do throws(Problem) {
            if try isUnchanged(draft) {
                try OpenFile<Problem>.syncFolder(of: path)
                rename(draft, before)
                return true
            }
        } catch {
            _ = Self.exchange(draft, path)
            throw error
        }
        guard Self.exchange(draft, path) else { throw Problem(path, .last) }
        return false
    }

    private static func exchange(_ one: String, _ other: String) -> Bool {
        // RENAME_EXCHANGE of linux/fs.h.
        renameat2(AT_FDCWD, one, AT_FDCWD, other, 2) == 0
    }
}
