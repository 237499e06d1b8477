import Glibc
package import SystemPackage

/// An open file or folder, closed when the object is released.
///
/// Failures are thrown as an error of the caller's own kind.
package final class OpenFile<Problem: SystemError>: Sendable {
    package let path: String
    package let descriptor: FileDescriptor

    /// Opens what is at that path.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - mode: The access mode.
    ///   - options: The options; the descriptor is always closed in programs that this process starts.
    ///   - permissions: The permissions of a file that is created.
    /// - Throws: The system's error, as one of the caller's own kind.
    package init(
        _ path: String,
        _ mode: FileDescriptor.AccessMode,
        _ options: FileDescriptor.OpenOptions = [],
        permissions: FilePermissions = [.ownerReadWrite, .groupReadWrite]
    ) throws(Problem) {
        self.path = path
        descriptor = try Self.asking(path) {
            try FileDescriptor.open(
                path,
                mode,
                options: options.union(.closeOnExec),
                permissions: options.contains(.create) ? permissions : nil
            )
        }
    }

    /// Takes over a file that is already open.
    package init(owning descriptor: FileDescriptor, at path: String) {
        (self.path, self.descriptor) = (path, descriptor)
    }

    deinit { close(descriptor.rawValue) }

    /// Returns its type, owner, permissions, size and time of writing.
    package func status() throws(Problem) -> Stat {
        do throws(Errno) { return try Stat(descriptor) } catch { throw Problem(path, error) }
    }

    /// Returns its size in bytes.
    package func size() throws(Problem) -> Int { Int(try status().size) }

    /// Waits until its content is on the disk.
    package func sync() throws(Problem) {
        guard fsync(descriptor.rawValue) == 0 else { throw Problem(path, .last) }
    }

    /// Checks for an error that some file systems report only when a file is closed: no room for what was
    /// written.
    package func confirm() throws(Problem) {
        try asking { try descriptor.duplicate().close() }
    }

    /// Truncates or extends the file to that size in bytes.
    package func resize(to size: Int) throws(Problem) {
        try asking { try descriptor.resize(to: Int64(size)) }
    }

    func asking<Value>(_ call: () throws -> Value) throws(Problem) -> Value {
        try Self.asking(path, call)
    }

    /// Calls swift-system, whose errors are all of one type although its signatures do not say so.
    static func asking<Value>(_ path: String, _ call: () throws -> Value) throws(Problem) -> Value {
        do { return try call() } catch { throw Problem(path, error as? Errno ?? .ioError) }
    }
}
