import Foundation
import LastdayCore
import LastdaySystem
import SystemPackage

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
            _ = try opened(path)
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
    static func chunks(of path: String) throws(UnreadableFeed) -> ByteChunks {
        let file = try opened(path)
        return ByteChunks { () throws(UnreadableFeed) in
            do throws(Errno) {
                let bytes = try file.next(atMost: 1 << 16)
                return bytes.isEmpty ? nil : bytes
            } catch {
                throw unreadable(path, error)
            }
        }
    }

    /// The file at that path, opened for reading; a shell's `<(…)` is as good.
    static func opened(_ path: String) throws(UnreadableFeed) -> OpenFile<Errno> {
        do throws(RegularFile.Fault) {
            return try RegularFile.open(path, taking: .withoutName)
        } catch {
            switch error {
            case .system(let error): throw unreadable(path, error)
            case .isFolder: throw aFolder(path)
            case .isNoFile: throw notAFile(path)
            }
        }
    }

    /// A folder for what is put aside of a feed, gone with whoever holds it.
    static func temporaryFolder() throws(UnreadableFeed) -> TemporaryFolder {
        let path = TemporaryFolder.freePath
        do { return try TemporaryFolder(at: path) } catch { throw unreadable(path, error) }
    }

    /// An empty file without a name: what a feed says of people outlives nobody, not even a process that is killed.
    static func fileWithoutName(at path: String) throws(UnreadableFeed) -> FileHandle {
        do { return try TemporaryFolder.fileWithoutName(at: path) } catch { throw unreadable(path, error) }
    }

    /// The one place where the system's errors become ours.
    private static func unreadable(_ path: String, _ error: Errno) -> UnreadableFeed {
        switch error {
        case .permissionDenied, .notPermitted: notPermitted(path)
        case .noSuchFileOrDirectory, .notDirectory: missing(path)
        case .isDirectory: aFolder(path)
        // A socket, or a device that is not there.
        case .noSuchAddressOrDevice, .operationNotSupportedByDevice: notAFile(path)
        default: UnreadableFeed("\(printable(path)): cannot be read (\(error))")
        }
    }

    /// The one place where Foundation's errors become ours.
    static func unreadable(_ path: String, _ error: any Error) -> UnreadableFeed {
        if (error as? CocoaError)?.code == .fileReadNoPermission { return notPermitted(path) }
        var isFolder: ObjCBool = false
        if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) { return missing(path) }
        if isFolder.boolValue { return aFolder(path) }
        return UnreadableFeed("\(printable(path)): cannot be read (\(printable(error.localizedDescription)))")
    }

    private static func notPermitted(_ path: String) -> UnreadableFeed {
        UnreadableFeed("\(printable(path)): no permission to read it", kind: .notPermitted)
    }

    private static func missing(_ path: String) -> UnreadableFeed {
        UnreadableFeed("\(printable(path)): no such file or folder", kind: .missing)
    }

    private static func aFolder(_ path: String) -> UnreadableFeed {
        UnreadableFeed("\(printable(path)): is a folder; name a file in it")
    }

    private static func notAFile(_ path: String) -> UnreadableFeed {
        UnreadableFeed(
            "\(printable(path)): is a pipe or a device; save its output to a file first"
        )
    }
}
