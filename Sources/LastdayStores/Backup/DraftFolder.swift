import Glibc
import LastdayCore
import LastdaySystem
import SystemPackage

/// A folder for files that are not whole yet, for its owner's eyes only; gone with this object.
///
/// It lies where they are to lie in the end, so that each takes its place by one renaming.
final class DraftFolder {
    let path: String
    /// What keeps others from it; it ends with the process, however that ends.
    private let lock: DiskFile

    /// Makes the folder of that name in a folder; what somebody who was killed has left of it goes first.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``, or ``BackupFailure`` where somebody else has it.
    init(_ name: String, in parent: String) throws {
        let path = "\(parent)/\(name)"
        let lock = try DiskFile(parent, .readOnly, .directory)
        guard try lock.takeWhole() else { throw BackupFailure.goesOn(parent) }
        Folders.remove(path)
        guard mkdir(path, 0o700) == 0 else { throw StoreFailure(path, .last) }
        // Not before: an object that fails to be made takes its folder with it, and that was another's until now.
        (self.path, self.lock) = (path, lock)
    }

    deinit { Folders.remove(path) }
}

extension DiskFile {
    /// Copies that much of the file into a new one, which is for its owner's eyes only; the disk has it then.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``, also if the file is shorter.
    func copyWhole(
        _ count: Int,
        to path: String,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(StoreFailure) {
        guard try copy(count, to: path, progress: progress) == count else {
            throw .damaged(self.path, detail: "it is cut off")
        }
    }
}
