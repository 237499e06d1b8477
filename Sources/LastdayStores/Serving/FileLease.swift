import LastdayCore
import LastdaySystem
import SystemPackage

/// That only one daemon serves a store in a file: a lock which the system takes off when the process ends, however it ends.
///
/// Others can ask for it without taking it, and it lies on a byte after all that SQLite locks. The file stays open for the
/// life of the process, because closing it would drop SQLite's own locks.
final class FileLease: StoreLease {
    /// Far after the end of any store.
    private static let byte: Int64 = 1 << 62

    private let lock: FileLock

    /// Takes the lock on that file; the store need not be one that can be opened.
    ///
    /// - Throws: ``LastdayCore/StoreAlreadyServed`` if another daemon has it, or ``LastdayCore/StoreFailure``.
    init(on path: String, of place: String) throws {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(path, .readWrite, options: .closeOnExec)
        } catch Errno.permissionDenied {
            throw StoreFailure.notPermitted(path)
        } catch {
            throw StoreFailure.missing(path)
        }
        lock = FileLock(on: file, byte: Self.byte)
        do throws(Errno) {
            if try lock.take() { return }
        } catch {}
        try file.close()
        throw StoreAlreadyServed(path: place)
    }

    func release() {
        // A lock that cannot be given back ends with the process.
        try? lock.release()
    }

    /// Whether a daemon has the lock.
    ///
    /// - Precondition: This process has not opened the store: closing the file would drop SQLite's locks on it.
    static func isHeld(on path: String) -> Bool {
        guard let file = try? OpenFile<Errno>(path, .readOnly) else { return false }
        return withExtendedLifetime(file) { FileLock(on: file.descriptor, byte: byte).isHeldElsewhere }
    }

    /// Whether a daemon has the lock of a store that this process has open.
    ///
    /// The file that is asked stays open for the life of the process, for closing it would drop SQLite's locks.
    static func isHeldOnOpenStore(_ path: String) -> Bool {
        guard let file = try? FileDescriptor.open(path, .readOnly, options: .closeOnExec) else {
            return false
        }
        return FileLock(on: file, byte: byte).isHeldElsewhere
    }
}
