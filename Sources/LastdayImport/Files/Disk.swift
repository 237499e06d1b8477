import Foundation
import LastdayCore
import LastdaySystem
import SystemPackage

/// Access to the file system for reading feeds.
enum Disk {
    /// The kind of thing that is at a path.
    enum Place {
        /// A folder, with the sorted names of what is in it.
        case folder([String])
        /// Anything else that exists.
        case file
    }

    static func place(at path: String) throws(UnreadableFeed) -> Place {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            // Foundation also returns false if it may not look there; opening the path tells which it is.
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

    /// The most files that a feed's folder may have; no feed has so many, but a home folder does.
    static let mostFiles = 1_000

    /// Returns the sorted paths, relative to the folder, of all files in and below it, except hidden ones.
    static func files(in path: String, called: String) throws(UnreadableFeed) -> [String] {
        // Throws if the folder cannot be read; the enumerator below would not say why.
        _ = try place(at: path)
        var files: [String] = []
        // The enumerator does not follow a symbolic link to the folder itself.
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

    /// Returns the last component of a path, as messages show it.
    static func name(of path: String) -> String {
        printable(path.split(separator: "/").last.map(String.init) ?? path)
    }

    /// Returns the size of the file at a path in bytes; 0 if it cannot be determined.
    static func size(of path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// Returns whether there is a file at the path, not a pipe or a device.
    static func isRegularFile(_ path: String) -> Bool {
        let place = URL(filePath: path).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: place)
        return attributes?[.type] as? FileAttributeType == .typeRegular
    }

    /// Returns the bytes of the file at a path, in chunks.
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

    /// Opens the file at a path for reading; a pipe from a shell's `<(…)` is accepted too.
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

    /// Creates a folder for intermediate files, which is removed when the returned object is released.
    static func temporaryFolder() throws(UnreadableFeed) -> TemporaryFolder {
        let path = TemporaryFolder.freePath
        do { return try TemporaryFolder(at: path) } catch { throw unreadable(path, error) }
    }

    /// Creates an empty file without a name, so that personal data does not outlive even a killed process.
    static func fileWithoutName(at path: String) throws(UnreadableFeed) -> FileHandle {
        do { return try TemporaryFolder.fileWithoutName(at: path) } catch { throw unreadable(path, error) }
    }

    /// Returns the failure for a system error.
    private static func unreadable(_ path: String, _ error: Errno) -> UnreadableFeed {
        switch error {
        case .permissionDenied, .notPermitted: notPermitted(path)
        case .noSuchFileOrDirectory, .notDirectory: missing(path)
        case .isDirectory: aFolder(path)
        // A socket, or a device that does not exist.
        case .noSuchAddressOrDevice, .operationNotSupportedByDevice: notAFile(path)
        default: UnreadableFeed("\(printable(path)): cannot be read (\(error))")
        }
    }

    /// Returns the failure for an error of Foundation.
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
