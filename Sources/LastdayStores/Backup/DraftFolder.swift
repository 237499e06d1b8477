import Glibc
import LastdayRules

/// A folder for files that are not whole yet, for its owner's eyes only; gone with this object.
///
/// It lies where they are to lie in the end, so that each takes its place by one renaming.
final class DraftFolder {
    let path: String
    /// What keeps others from it; it ends with the process, however that ends.
    private let lock: DiskFile

    /// Makes the folder of that name in a folder; what somebody who was killed has left of it goes first.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``, or ``BackupFailure`` where somebody else has it.
    init(_ name: String, in parent: String) throws {
        let path = "\(parent)/\(name)"
        let lock = try DiskFile(parent, O_RDONLY | O_DIRECTORY)
        guard flock(lock.descriptor, LOCK_EX | LOCK_NB) == 0 else { throw BackupFailure.goesOn(parent) }
        Self.remove(path)
        guard mkdir(path, 0o700) == 0 else { throw StoreFailure(path, errno) }
        // Not before: an object that fails to be made takes its folder with it, and that was another's until now.
        (self.path, self.lock) = (path, lock)
    }

    deinit { Self.remove(path) }

    private static func remove(_ path: String) {
        for name in (try? FileNames.all(in: path)) ?? [] { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}

extension DiskFile {
    /// Copies that much of the file into a new one, which is for its owner's eyes only; the disk has it then.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    func copy(_ count: Int, to path: String, progress: (Int, Int) -> Void = { _, _ in }) throws {
        let copy = try DiskFile(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
        var done = 0
        while done < count {
            let bytes = try read(from: done, count: min(1 << 20, count - done))
            guard !bytes.isEmpty else { throw StoreFailure.damaged(self.path, detail: "it is cut off") }
            try copy.write(bytes, at: done)
            done += bytes.count
            progress(done, count)
        }
        try copy.sync()
    }
}
