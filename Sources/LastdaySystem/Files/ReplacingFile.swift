import CLinux
import Glibc
import SystemPackage

/// A new state of a file, written beside it under another name, and whole before it takes the file's place: whoever reads
/// the file finds the old state or the new one, and never a part of one.
///
/// The draft stays where it is until it takes a place or is discarded.
package final class ReplacingFile<Problem: SystemError>: Sendable {
    /// What becomes of a draft of that name which is there already.
    package enum Leftover {
        /// It stays, and nothing is written.
        case isRefused
        /// It goes.
        case isRemoved
        /// It is kept under that name.
        case isKept(as: String)
    }

    private let path: String
    private let draft: String
    /// The draft: a new file that only its owner may read, open for writing.
    package let file: OpenFile<Problem>

    /// The usual name of the draft of that file.
    package static func draft(of path: String) -> String { path + ".partial" }

    /// Makes an empty draft of that file.
    ///
    /// - Parameters:
    ///   - path: The file whose place it is to take.
    ///   - draft: Where it is written; nil: under its usual name.
    ///   - leftover: What becomes of a draft that is there already.
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
        // Made anew: a link that somebody has left there is not followed.
        file = try OpenFile.made(self.draft)
    }

    /// Forgets the draft.
    package func discard() { unlink(draft) }

    /// Takes the place of the file, whatever is there.
    ///
    /// - Parameter isSynced: Whether the disk is to know it before this returns.
    /// - Throws: The system's error at the file's path.
    package func takePlace(isSynced: Bool = true) throws(Problem) {
        try Self.put(draft, at: path, isSynced: isSynced)
    }

    /// Puts a file in the place of another one, whatever is there.
    ///
    /// - Parameters:
    ///   - file: The new one.
    ///   - path: Where it is put.
    ///   - isSynced: Whether the disk is to know it before this returns.
    /// - Throws: The system's error at that path.
    package static func put(_ file: String, at path: String, isSynced: Bool = true) throws(Problem) {
        guard rename(file, path) == 0 else { throw Problem(path, .last) }
        if isSynced { try OpenFile<Problem>.syncFolder(of: path) }
    }

    /// Takes the place if nothing is there, not even something that has only just come.
    ///
    /// - Returns: Whether the file has taken it; if not, the draft is still there.
    package func takeFreePlace() throws(Problem) -> Bool {
        // A link, unlike a renaming, replaces nothing.
        guard link(draft, path) == 0 else {
            guard errno == EEXIST else { throw Problem(path, .last) }
            return false
        }
        discard()
        return true
    }

    /// Takes the place of the file if that has not been changed.
    ///
    /// The two files change places at once, and then it is looked at what has been displaced: nobody can come between
    /// the look and the change. A file system that cannot do that is looked at just before.
    ///
    /// - Parameters:
    ///   - before: Where what was displaced is kept, until the next time.
    ///   - isUnchanged: Whether the file at that path is the one to be replaced.
    /// - Returns: Whether it has taken the place; if not, the file is as somebody else has just made it.
    /// - Throws: The system's error; the file is as it was then.
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
