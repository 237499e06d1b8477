public import LastdayRules
import LastdaySystem
import SystemPackage

/// That only one daemon serves a store: a lock on the store's file, which the system takes off when the process
/// ends, however it ends.
///
/// Others can ask for it without taking it, and it lies on a byte behind all that SQLite locks. The file stays open for the
/// life of the process, because closing it would drop SQLite's own locks.
public final class StoreLock: Sendable {
    /// Far behind the end of any store.
    private static let byte: Int64 = 1 << 62

    private let file: FileDescriptor

    /// Takes the lock.
    ///
    /// - Throws: ``StoreIsServed`` where another daemon has it, or ``LastdayRules/StoreFailure``.
    convenience init(on store: any Store) throws { try self.init(file: store.lockFile, of: store.place) }

    /// Takes the lock that lies on that file, so that no daemon begins to serve the store meanwhile; the store need not be
    /// one that can be opened.
    ///
    /// - Throws: As the other form.
    public init(file path: String, of place: String) throws {
        do {
            file = try FileDescriptor.open(path, .readWrite, options: .closeOnExec)
        } catch Errno.permissionDenied {
            throw StoreFailure.notPermitted(path)
        } catch {
            throw StoreFailure.missing(path)
        }
        do throws(Errno) {
            if try FileLock(on: file, byte: Self.byte).take() { return }
        } catch {}
        try file.close()
        throw StoreIsServed(path: place)
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
    static func isHeld(on store: any Store) -> Bool {
        guard let file = try? FileDescriptor.open(store.lockFile, .readOnly, options: .closeOnExec) else {
            return false
        }
        return FileLock(on: file, byte: byte).isHeldElsewhere
    }
}

/// Another daemon serves the store.
public struct StoreIsServed: Failure {
    /// Where the store is.
    public let path: String
    /// It may end.
    public var kind: FailureKind { .busy }
    /// Which store, and where to look.
    public var description: String {
        "another lastdayd serves the store \(path) already; see: systemctl status lastdayd"
    }
}
