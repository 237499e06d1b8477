import Glibc
package import SystemPackage

/// A lock on one byte of an open file (fcntl(2), "Open file description locks").
///
/// It belongs to the open file and ends with it, however the process ends, so its owner has to keep the file
/// open. Other processes can query it without taking it.
package struct FileLock: Sendable {
    private let file: FileDescriptor
    private let byte: Int64

    /// Creates the lock on that byte, which need not exist; to take the lock, the file has to be open for
    /// writing.
    package init(on file: FileDescriptor, byte: Int64) {
        (self.file, self.byte) = (file, byte)
    }

    /// Takes the lock if it is free.
    ///
    /// - Returns: Whether it has been taken.
    /// - Throws: The system's error if there can be no lock.
    package func take() throws(Errno) -> Bool {
        var lock = lock(F_WRLCK)
        if fcntl(file.rawValue, Self.setCommand, &lock) == 0 { return true }
        let error = Errno.last
        guard [.resourceTemporarilyUnavailable, .permissionDenied, .interrupted].contains(error) else {
            throw error
        }
        return false
    }

    /// Takes the lock, and waits while it is held elsewhere.
    ///
    /// - Parameter seconds: How long to wait.
    /// - Returns: Whether it has been taken.
    /// - Throws: The system's error if there can be no lock.
    package func take(within seconds: Int) throws(Errno) -> Bool {
        var waited = 0
        // The kernel offers no wait for a lock with a timeout, so it is asked repeatedly, as SQLite does.
        while try !take() {
            guard waited < seconds * 1_000_000 else { return false }
            let pause = min(1_000 + waited / 20, 10_000)
            usleep(UInt32(pause))
            waited += pause
        }
        return true
    }

    /// Releases the lock.
    package func release() throws(Errno) {
        var lock = lock(F_UNLCK)
        guard fcntl(file.rawValue, Self.setCommand, &lock) == 0 else { throw .last }
    }

    /// Whether the lock is held elsewhere; false if the system does not say.
    package var isHeldElsewhere: Bool {
        var lock = lock(F_WRLCK)
        return fcntl(file.rawValue, Self.getCommand, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }

    private func lock(_ kind: Int32) -> flock {
        flock(l_type: Int16(kind), l_whence: Int16(SEEK_SET), l_start: off_t(byte), l_len: 1, l_pid: 0)
    }

    // F_OFD_GETLK and F_OFD_SETLK of the kernel's asm-generic/fcntl.h, which Glibc does not export.
    private static let getCommand: Int32 = 36
    private static let setCommand: Int32 = 37
}

extension OpenFile {
    /// Takes the lock of the whole file or folder (flock(2)), which ends with this object; returns false if
    /// it is held elsewhere.
    ///
    /// A folder cannot be opened for writing, which the lock of a byte needs.
    package func takeWhole() throws(Problem) -> Bool {
        if flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw Problem(path, .last) }
        return false
    }
}
