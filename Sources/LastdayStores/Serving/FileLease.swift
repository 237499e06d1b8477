import LastdayCore
import LastdaySystem
import SystemPackage

/// The lease of a store in files: a lock that the system removes when the process ends, however it ends.
///
/// Other processes can query it without taking it, and its byte lies after all that SQLite locks. The file
/// stays open for the life of the process, because closing it would drop SQLite's own locks.
final class FileLease: StoreLease {
    /// The locked byte, far beyond the end of any store.
    private static let byte: Int64 = 1 << 62

    private let lock: FileLock

    /// Takes the lock on a file, even if the store cannot be opened.
    ///
    /// - Throws: ``LastdayCore/StoreAlreadyServed`` if another daemon has the lock;
    ///   ``LastdayCore/StoreFailure`` if the file cannot be opened, or its file system has no locks.
    init(on path: String, of place: String) throws {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(path, .readWrite, options: .closeOnExec)
        } catch let error as Errno {
            throw StoreFailure(path, error)
        }
        lock = FileLock(on: file, byte: Self.byte)
        do throws(Errno) {
            if try lock.take() { return }
        } catch {
            try? file.close()
            throw StoreFailure(path, error)
        }
        try? file.close()
        throw StoreAlreadyServed(path: place)
    }

    func release() {
        // A lock that cannot be released ends with the process.
        try? lock.release()
    }

    /// Returns whether a daemon has the lock.
    ///
    /// - Precondition: This process has not opened the store: closing the file would drop SQLite's locks.
    static func isHeld(on path: String) -> Bool {
        guard let file = try? OpenFile<Errno>(path, .readOnly) else { return false }
        return withExtendedLifetime(file) { FileLock(on: file.descriptor, byte: byte).isHeldElsewhere }
    }

    /// Returns whether a daemon has the lock of a store that this process has opened.
    ///
    /// The file opened for the query is never closed, because that would drop SQLite's locks.
    static func isHeldOnOpenStore(_ path: String) -> Bool {
        guard let file = try? FileDescriptor.open(path, .readOnly, options: .closeOnExec) else {
            return false
        }
        return FileLock(on: file, byte: byte).isHeldElsewhere
    }
}
