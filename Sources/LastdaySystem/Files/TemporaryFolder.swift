package import Foundation
import Synchronization

/// A folder that only this user can look into, removed when the object is released or, at the latest, when
/// the process ends.
package final class TemporaryFolder {
    package let path: String

    /// The folders that exist; a process that ends by exit(3) releases no objects.
    private static let living = Mutex<Set<String>>([])
    private static let removal: Void = {
        _ = atexit { TemporaryFolder.removeAll() }
    }()

    /// A path where no such folder exists yet: in TMPDIR if that is set, or in /tmp.
    package static var freePath: String {
        FileManager.default.temporaryDirectory.appending(path: "lastday-\(UUID().uuidString)").path
    }

    /// Creates the folder at that path.
    ///
    /// - Throws: Foundation's error.
    package init(at path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        self.path = path
        Self.removal
        Self.living.withLock { _ = $0.insert(path) }
    }

    deinit { Self.remove(path) }

    /// Returns an empty file, open for reading and writing, whose name is removed at once.
    ///
    /// Even a process that is killed leaves nothing of it.
    ///
    /// - Throws: Foundation's error.
    package static func fileWithoutName(at path: String) throws -> FileHandle {
        try Data().write(to: URL(filePath: path), options: .withoutOverwriting)
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try FileManager.default.removeItem(atPath: path)
        return file
    }

    private static func remove(_ path: String) {
        living.withLock { _ = $0.remove(path) }
        try? FileManager.default.removeItem(atPath: path)
    }

    private static func removeAll() {
        for path in living.withLock(\.self) { remove(path) }
    }
}
