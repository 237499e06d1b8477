import Foundation
import LastdayRules

/// The disk, as far as feeds look at it: nobody else in this room imports Foundation.
enum Disk {
    /// What stands at a path.
    enum Place {
        /// A folder with these names in it, sorted.
        case folder([String])
        /// Anything else that is there.
        case file
    }

    static func place(at path: String) throws(UnreadableFeed) -> Place {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            // Foundation says that also of a place where it may not look; reading there tells the two apart.
            _ = try bytes(at: path)
            return .file
        }
        guard isFolder.boolValue else { return .file }
        do {
            return .folder(try FileManager.default.contentsOfDirectory(atPath: path).sorted())
        } catch {
            throw unreadable(path, error)
        }
    }

    /// A folder that only this user can look into, for as long as the body lasts.
    static func withTemporaryFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lastday-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw unreadable(folder.path(), error)
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder.path())
    }

    /// The last part of a path, as messages show it.
    static func name(of path: String) -> String {
        printable(path.split(separator: "/").last.map(String.init) ?? path)
    }

    static func bytes(at path: String) throws(UnreadableFeed) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw unreadable(path, error)
        }
    }

    /// The one place where Foundation's errors become ours.
    private static func unreadable(_ path: String, _ error: any Error) -> UnreadableFeed {
        let shown = printable(path)
        if (error as? CocoaError)?.code == .fileReadNoPermission {
            return UnreadableFeed("\(shown): this user may not read it", kind: .notPermitted)
        }
        if !FileManager.default.fileExists(atPath: path) {
            return UnreadableFeed("\(shown): no such file or folder", kind: .missing)
        }
        return UnreadableFeed("\(shown): cannot be read (\(printable(error.localizedDescription)))")
    }
}
