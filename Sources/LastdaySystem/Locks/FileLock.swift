import Glibc
package import SystemPackage

/// A lock on one byte of an open file (fcntl(2), "Open file description locks").
///
/// It belongs to the open file and ends with it, however the process ends, so whoever takes it keeps the file open. Others
/// can ask for it without taking it.
package struct FileLock: Sendable {
    private let file: FileDescriptor
    private let byte: Int64

    /// The lock on that byte, which need not be there; the file has to be open for writing if the lock is to be taken.
    package init(on file: FileDescriptor, byte: Int64) {
        (self.file, self.byte) = (file, byte)
    }

    /// Takes the lock if nobody else has it.
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

    /// Takes the lock; waits for whoever has it.
    ///
    /// - Parameter seconds: How long to wait.
    /// - Returns: Whether it has been taken.
    /// - Throws: The system's error if there can be no lock.
    package func take(within seconds: Int) throws(Errno) -> Bool {
        var waited = 0
        // The kernel lets nobody wait for a lock for a limited time, so it is asked again and again, as SQLite does.
        while try !take() {
            guard waited < seconds * 1_000_000 else { return false }
            let pause = min(1_000 + waited / 20, 10_000)
            usleep(UInt32(pause))
            waited += pause
        }
        return true
    }

    /// Gives the lock back.
    package func release() throws(Errno) {
        var lock = lock(F_UNLCK)
        guard fcntl(file.rawValue, Self.setCommand, &lock) == 0 else { throw .last }
    }

    /// Whether somebody else has it; false if the system does not say.
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
    /// Takes the lock of the whole file or folder (flock(2)), which ends with this object; false if another has it.
    ///
    /// A folder cannot be opened for writing, as the lock of a byte needs it.
    package func takeWhole() throws(Problem) -> Bool {
        if flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw Problem(path, .last) }
        return false
    }
}
