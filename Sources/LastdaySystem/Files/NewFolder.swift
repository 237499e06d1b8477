import CLinux
import Glibc
import SystemPackage

/// A folder that only its owner may look into, filled under another name until it is complete and takes its
/// place.
package struct NewFolder<Problem: SystemError> {
    private let path: String
    /// The path where it is filled.
    package let draft: String

    /// Makes an empty folder beside that path; fails if there is a draft already, which is left alone.
    package init(for path: String) throws(Problem) {
        (self.path, draft) = (path, ReplacingFile<Problem>.draft(of: path))
        guard mkdir(draft, 0o700) == 0 else { throw Problem(draft, .last) }
    }

    /// Removes the draft with the files in it.
    package func discard() { Folders.remove(draft) }

    /// Takes the place if nothing is there, not even something that has just appeared.
    package func takeFreePlace() throws(Problem) {
        // RENAME_NOREPLACE of linux/fs.h, which some file systems do not support.
        if renameat2(AT_FDCWD, draft, AT_FDCWD, path, 1) == 0 { return }
        guard errno == EINVAL || errno == ENOSYS, rename(draft, path) == 0 else { throw Problem(path, .last) }
    }
}
