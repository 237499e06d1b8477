import Glibc
package import SystemPackage

/// An open file, or folder, closed when nobody needs it any more.
///
/// What fails is thrown as an error of the caller's own kind.
package final class OpenFile<Problem: SystemError>: Sendable {
    package let path: String
    package let descriptor: FileDescriptor

    /// Opens what is at that path.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - mode: What it is opened for.
    ///   - options: How it is opened; programs that this process starts never get it.
    ///   - permissions: Those of a file that is made.
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

    /// Takes over a file that is open.
    package init(owning descriptor: FileDescriptor, at path: String) {
        (self.path, self.descriptor) = (path, descriptor)
    }

    deinit { close(descriptor.rawValue) }

    /// Its type, its owner, its permissions, its size, when it was written.
    package func status() throws(Problem) -> Stat {
        do throws(Errno) { return try Stat(descriptor) } catch { throw Problem(path, error) }
    }

    /// How many bytes it has.
    package func size() throws(Problem) -> Int { Int(try status().size) }

    /// Waits until the disk has it.
    package func sync() throws(Problem) {
        guard fsync(descriptor.rawValue) == 0 else { throw Problem(path, .last) }
    }

    /// Asks for what some file systems only say when a file is closed: that what was written had no room.
    package func confirm() throws(Problem) {
        try asking { try descriptor.duplicate().close() }
    }

    /// Cuts or fills the file to that length.
    package func resize(to size: Int) throws(Problem) {
        try asking { try descriptor.resize(to: Int64(size)) }
    }

    func asking<Value>(_ call: () throws -> Value) throws(Problem) -> Value {
        try Self.asking(path, call)
    }

    /// Makes a call of swift-system, whose errors are all of one type, although it does not say so.
    static func asking<Value>(_ path: String, _ call: () throws -> Value) throws(Problem) -> Value {
        do { return try call() } catch { throw Problem(path, error as? Errno ?? .ioError) }
    }
}
