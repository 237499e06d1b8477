import Foundation
import Glibc

/// A file that did not exist before, for its owner's eyes, and safely on the disk when it is finished.
final class NewFile {
    private static let portion = 1 << 16

    private let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(at path: String) throws(UnwritableExport) {
        self.path = path
        descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw UnwritableExport(path, errno) }
    }

    deinit { close(descriptor) }

    func write(_ text: String) throws(UnwritableExport) {
        buffer += text.utf8
        if buffer.count >= Self.portion { try flush() }
    }

    /// Writes what is left, and waits for the disk.
    func finish() throws(UnwritableExport) {
        try flush()
        guard fsync(descriptor) == 0 else { throw UnwritableExport(path, errno) }
    }

    private func flush() throws(UnwritableExport) {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw UnwritableExport(path, errno) }
            rest = rest.dropFirst(count)
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
