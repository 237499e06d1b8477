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
            // "Does not exist" is also what Foundation says of a place where it may not look; reading tells why.
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

    static func bytes(at path: String) throws(UnreadableFeed) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw unreadable(path, error)
        }
    }

    /// The one place where Foundation's errors become ours.
    private static func unreadable(_ path: String, _ error: any Error) -> UnreadableFeed {
        let path = printable(path)
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile?, .fileNoSuchFile?:
            return UnreadableFeed("\(path): no such file or folder", kind: .missing)
        case .fileReadNoPermission?:
            return UnreadableFeed("\(path): this user may not read it", kind: .notPermitted)
        default:
            return UnreadableFeed("\(path): cannot be read (\(printable(error.localizedDescription)))")
        }
    }
}
