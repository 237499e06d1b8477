import Glibc
package import SystemPackage

/// An opener of files of unknown origin that is not blocked by a pipe without a writer, or by a device.
package enum RegularFile {
    /// The reason why the file could not be opened.
    package enum Fault: Error {
        /// The system's error.
        case system(Errno)
        case isFolder
        /// A pipe, a device, a socket.
        case isNoFile
    }

    /// The pipes that are accepted like a file; reading one waits for its data.
    package enum Pipes {
        case none
        /// A pipe as from a shell's `<(…)`, which has a process at its other end.
        case withoutName
        /// Named pipes as well; opening one waits until a process writes to it.
        case all
    }

    /// Opens the file at that path for reading.
    package static func open(_ path: String, taking pipes: Pipes = .none) throws(Fault) -> OpenFile<Errno> {
        // Without O_NONBLOCK, opening a pipe would block.
        var options = FileDescriptor.OpenOptions(rawValue: O_NOCTTY)
        if pipes != .all { options.insert(.nonBlocking) }
        let file: OpenFile<Errno>
        let type: FileType
        do throws(Errno) {
            file = try OpenFile(path, .readOnly, options)
            type = try file.status().type
            // Reading may block, once there is something to read from.
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
