import CLinux
import Glibc
import SystemPackage

/// A folder that only its owner may look into, filled under another name and whole before it takes its place.
package struct NewFolder<Problem: SystemError> {
    private let path: String
    /// Where it is filled.
    package let draft: String

    /// Makes an empty folder beside that path; a draft that is there already stays, and is refused.
    package init(for path: String) throws(Problem) {
        (self.path, draft) = (path, ReplacingFile<Problem>.draft(of: path))
        guard mkdir(draft, 0o700) == 0 else { throw Problem(draft, .last) }
    }

    /// Removes it with the files in it.
    package func discard() { Folders.remove(draft) }

    /// Takes the place if nothing is there, not even something that has only just come.
    package func takeFreePlace() throws(Problem) {
        // RENAME_NOREPLACE of linux/fs.h, which some file systems do not have.
        if renameat2(AT_FDCWD, draft, AT_FDCWD, path, 1) == 0 { return }
        guard errno == EINVAL || errno == ENOSYS, rename(draft, path) == 0 else { throw Problem(path, .last) }
    }
}
