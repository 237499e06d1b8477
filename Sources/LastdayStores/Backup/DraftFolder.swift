import Glibc
import LastdayCore
import LastdaySystem
import SystemPackage

/// A folder for incomplete files, accessible only to its owner and removed with this object.
///
/// It lies in the folder where the files will finally be, so each can be put in place by a single rename.
final class DraftFolder {
    let path: String
    /// The lock that keeps other processes out; it ends with this process, however that ends.
    private let lock: DiskFile

    /// Creates the folder in another one, after removing what a killed process has left of it.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``, or ``BackupFailure`` if another process is using it.
    init(_ name: String, in parent: String) throws {
        let path = "\(parent)/\(name)"
        let lock = try DiskFile(parent, .readOnly, .directory)
        guard try lock.takeWhole() else { throw BackupFailure.goesOn(parent) }
        Folders.remove(path)
        guard mkdir(path, 0o700) == 0 else { throw StoreFailure(path, .last) }
        // Not earlier: once all properties are set, a throwing initializer runs deinit, and until now the
        // folder may have been another process's.
        (self.path, self.lock) = (path, lock)
    }

    deinit { Folders.remove(path) }
}

extension DiskFile {
    /// Copies the first `count` bytes of the file to a new one, which only its owner may read, and waits for
    /// the disk.
    ///
    /// - Parameters:
    ///   - count: The number of bytes to copy.
    ///   - path: The path of the copy; nothing may be there.
    ///   - progress: Called now and then with the number of bytes copied and the number to copy.
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
