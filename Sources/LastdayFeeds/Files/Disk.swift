import Foundation
import LastdayRules

/// The bytes of a file, some at a time; nothing, or nil, behind the last.
struct Portions {
    let next: () throws(UnreadableFeed) -> [UInt8]?

    init(_ next: @escaping () throws(UnreadableFeed) -> [UInt8]?) {
        self.next = next
    }

    /// These bytes, and no more.
    init(_ bytes: [UInt8]) {
        var rest: [UInt8]? = bytes
        self.init { () throws(UnreadableFeed) in
            defer { rest = nil }
            return rest
        }
    }
}

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
            // Foundation says that also of a place where it may not look; opening it tells the two apart.
            _ = try RegularFile.open(path)
            return .file
        }
        guard isFolder.boolValue else { return .file }
        do {
            return .folder(try FileManager.default.contentsOfDirectory(atPath: path).sorted())
        } catch {
            throw unreadable(path, error)
        }
    }

    /// The most files that are looked at in a folder: no feed has so many, a home folder has.
    static let mostFiles = 1_000

    /// The files in a folder and below it, by their paths within it, sorted; but for hidden ones.
    static func files(in path: String, called: String) throws(UnreadableFeed) -> [String] {
        // Said by the place that tells why it may not be looked into.
        _ = try place(at: path)
        var files: [String] = []
        // It does not follow a link to the folder itself, and for a feed it is what stands there.
        let folder = URL(filePath: path).resolvingSymlinksInPath().path
        for name in FileManager.default.enumerator(atPath: folder) ?? .init() {
            guard let name = name as? String else { continue }
            let parts = name.split(separator: "/")
            guard !parts.contains(where: { $0.hasPrefix(".") || $0 == "__MACOSX" }) else { continue }
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
            guard isThere, !isFolder.boolValue else { continue }
            files.append(name)
            guard files.count <= mostFiles else {
                throw UnreadableFeed(
                    "\(called): more than \(mostFiles) files; name the folder with the feed in it"
                )
            }
        }
        return files.sorted()
    }

    /// The last part of a path, as messages show it.
    static func name(of path: String) -> String {
        printable(path.split(separator: "/").last.map(String.init) ?? path)
    }

    /// How many bytes the file at that path has; 0 where that cannot be told.
    static func size(of path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// The bytes of the file at that path, some at a time.
    static func portions(of path: String) throws(UnreadableFeed) -> Portions {
        let file = try RegularFile.open(path)
        return Portions { () throws(UnreadableFeed) in
            do {
                return try file.read(upToCount: 1 << 16).map { [UInt8]($0) }
            } catch {
                throw unreadable(path, error)
            }
        }
    }

    /// The one place where Foundation's errors become ours.
    static func unreadable(_ path: String, _ error: any Error) -> UnreadableFeed {
        let shown = printable(path)
        if (error as? CocoaError)?.code == .fileReadNoPermission {
            return UnreadableFeed("\(shown): no permission to read it", kind: .notPermitted)
        }
        var isFolder: ObjCBool = false
        if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            return UnreadableFeed("\(shown): no such file or folder", kind: .missing)
        }
        if isFolder.boolValue { return UnreadableFeed("\(shown): is a folder; name a file in it") }
        return UnreadableFeed("\(shown): cannot be read (\(printable(error.localizedDescription)))")
    }
}
