import CLinux
@preconcurrency package import Dispatch
import Glibc

/// Calls out when one of some files is written, replaced, made or removed (inotify(7)).
///
/// The folders are watched, not the files: a file that is replaced by rename is another file under the old name.
package final class FileWatch: Sendable {
    private let source: any DispatchSourceRead

    /// A watch over these files that calls out on that queue.
    ///
    /// - Throws: ``WatchFailure``.
    package init(_ paths: [String], on queue: DispatchQueue, _ call: @escaping @Sendable () -> Void) throws {
        let notifier = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard notifier >= 0 else { throw WatchFailure("files") }
        let events = UInt32(
            IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB
        )
        var names: Set<String> = []
        for path in paths {
            let place = folder(of: path)
            guard inotify_add_watch(notifier, place, events) >= 0 else {
                defer { close(notifier) }
                throw WatchFailure("the folder \(place)")
            }
            names.insert(path.split(separator: "/").last.map(String.init) ?? path)
        }
        let watched = names
        source = DispatchSource.makeReadSource(fileDescriptor: notifier, queue: queue)
        source.setEventHandler { @Sendable in
            if Self.drain(notifier, for: watched) { call() }
        }
        source.setCancelHandler { close(notifier) }
        source.activate()
    }

    /// Watches no longer.
    package func cancel() { source.cancel() }

    /// Reads all that has happened; says whether any of it happened to these names, or so much that some was lost.
    private static func drain(_ notifier: Int32, for names: Set<String>) -> Bool {
        var concerns = false
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let length = read(notifier, &buffer, buffer.count)
            guard length > 0 else { return concerns }
            var position = 0
            while position + MemoryLayout<inotify_event>.size <= length {
                let (mask, nameLength) = buffer.withUnsafeBytes {
                    (
                        $0.loadUnaligned(fromByteOffset: position + 4, as: UInt32.self),
                        Int($0.loadUnaligned(fromByteOffset: position + 12, as: UInt32.self))
                    )
                }
                let start = position + MemoryLayout<inotify_event>.size
                let name = String(
                    decoding: buffer[start..<(start + nameLength)].prefix { $0 != 0 },
                    as: UTF8.self
                )
                concerns = concerns || names.contains(name) || mask & UInt32(IN_Q_OVERFLOW) != 0
                position = start + nameLength
            }
        }
    }
}
