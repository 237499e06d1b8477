import CLinux
import Glibc
import LastdayCore

/// A signal that one of several files was written, replaced, made or removed (inotify(7)).
///
/// The folders are watched, not the files: a file that is replaced by rename is another file under the old
/// name.
package final class FileChanges: ChangeSignal {
    package let descriptor: Int32
    private let names: Set<String>

    /// Creates a signal for changes to these files.
    ///
    /// - Throws: ``WatchFailure``.
    package init(to paths: [String]) throws(WatchFailure) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        names = Set(paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 })
        guard descriptor >= 0 else { throw WatchFailure("files") }
        let events = UInt32(
            IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB
        )
        for path in paths where inotify_add_watch(descriptor, folder(of: path), events) < 0 {
            throw WatchFailure("the folder \(folder(of: path))")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Returns whether any of these names changed, or so much happened that some events were lost.
    package func take() -> Bool {
        var isRelevant = false
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let length = read(descriptor, &buffer, buffer.count)
            guard length > 0 else { return isRelevant }
            var position = 0
            while position + MemoryLayout<inotify_event>.size <= length {
                let (mask, nameLength) = buffer.withUnsafeBytes {
                    (
                        $0.loadUnaligned(fromByteOffset: position + 4, as: UInt32.self),
                        Int($0.loadUnaligned(fromByteOffset: position + 12, as: UInt32.self))
                    )
                }
                let start = position + MemoryLayout<inotify_event>.size
                let name = buffer[start..<(start + nameLength)].prefix { $0 != 0 }
                isRelevant =
                    isRelevant || names.contains(String(decoding: name, as: UTF8.self))
                    || mask & UInt32(IN_Q_OVERFLOW) != 0
                position = start + nameLength
            }
        }
    }
}
