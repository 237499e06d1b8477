import Glibc
package import SystemPackage

/// A file that is opened although nobody knows what lies there: a pipe that nobody writes to, or a device, would hold up
/// whoever reads it.
package enum RegularFile {
    /// Why it could not be opened.
    package enum Fault: Error {
        /// The system's error.
        case system(Errno)
        case isFolder
        /// A pipe, a device, a socket.
        case isNoFile
    }

    /// Which pipes are as good as a file; what comes out of them is waited for.
    package enum Pipes {
        case none
        /// As a shell's `<(…)` gives one: somebody is at its other end.
        case withoutName
        /// Also those with a name; opening it waits until somebody writes to it.
        case all
    }

    /// Opens the file at that path for reading.
    package static func open(_ path: String, taking pipes: Pipes = .none) throws(Fault) -> OpenFile<Errno> {
        // Without O_NONBLOCK the opening itself would wait for a pipe.
        var options = FileDescriptor.OpenOptions(rawValue: O_NOCTTY)
        if pipes != .all { options.insert(.nonBlocking) }
        let file: OpenFile<Errno>
        let type: FileType
        do throws(Errno) {
            file = try OpenFile(path, .readOnly, options)
            type = try file.status().type
            // What is read is waited for, once it is known to come.
            guard fcntl(file.descriptor.rawValue, F_SETFL, 0) == 0 else { throw .last }
        } catch {
            throw .system(error)
        }
        switch type {
        case .regular: return file
        case .directory: throw .isFolder
        case .fifo where pipes == .all || pipes == .withoutName && isWithoutName(file): return file
        default: throw .isNoFile
        }
    }

    private static func isWithoutName(_ pipe: OpenFile<Errno>) -> Bool {
        var target = [CChar](repeating: 0, count: 64)
        let count = readlink("/proc/self/fd/\(pipe.descriptor.rawValue)", &target, target.count)
        return count > 0 && target[..<count].starts(with: "pipe:".utf8.map { CChar(bitPattern: $0) })
    }
}
