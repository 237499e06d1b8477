import Foundation

/// A folder that only this user can look into, gone with whoever holds it.
final class TemporaryFolder {
    let path: String

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
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
