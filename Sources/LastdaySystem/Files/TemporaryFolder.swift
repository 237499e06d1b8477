import Foundation
import Synchronization

/// A folder that only this user can look into, gone with whoever holds it and, at the latest, with the process.
final class TemporaryFolder {
    let path: String

    /// Those that are there; a process that ends by exit(3) lets go of nothing.
    private static let living = Mutex<Set<String>>([])
    private static let removal: Void = {
        _ = atexit { TemporaryFolder.removeAll() }
    }()

    init() throws(UnreadableFeed) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lastday-\(UUID().uuidString)")
        path = folder.path()
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Disk.unreadable(path, error)
        }
        Self.removal
        Self.living.withLock { _ = $0.insert(path) }
    }

    deinit { Self.remove(path) }

    /// An empty file, to be written and read, that is gone from there at once: what a feed says of people outlives nobody,
    /// not even a process that is killed.
    static func fileWithoutName(at path: String) throws(UnreadableFeed) -> FileHandle {
        do {
            try Data().write(to: URL(filePath: path), options: .withoutOverwriting)
            let file = try FileHandle(forUpdating: URL(filePath: path))
            try FileManager.default.removeItem(atPath: path)
            return file
        } catch {
            throw Disk.unreadable(path, error)
        }
    }

    private static func remove(_ path: String) {
        living.withLock { _ = $0.remove(path) }
        try? FileManager.default.removeItem(atPath: path)
    }

    private static func removeAll() {
        for path in living.withLock(\.self) { remove(path) }
    }
}
