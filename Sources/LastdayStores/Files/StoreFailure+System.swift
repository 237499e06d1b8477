import Glibc
import LastdayMessages
import LastdayCore
import LastdaySystem
package import SystemPackage

/// System errors on a store's files are failures of the store.
extension StoreFailure: SystemError {
    /// Creates the failure for the system's error at a path.
    package init(_ path: String, _ error: Errno) {
        self =
            switch error {
            case .noSuchFileOrDirectory, .notDirectory: .missing(path)
            case .fileExists: .exists(path)
            case .permissionDenied, .notPermitted: .notPermitted(path)
            case .readOnlyFileSystem:
                .unavailable(path, detail: "its file system is mounted read-only")
            case .fileTooLarge:
                .unavailable(path, detail: "its file may not grow\(FileSizeLimit.displayText)")
            default: .unavailable(path, detail: error.description)
            }
    }
}

extension FileSizeLimit {
    /// The end of a sentence about a file that cannot be written; empty if there is no limit.
    static var displayText: String {
        bytes.map { "; this process may write no more than \($0) bytes to a file, see: ulimit -f" } ?? ""
    }
}

/// A file of a store.
typealias DiskFile = OpenFile<StoreFailure>

extension DiskFile {
    /// Reads a whole file, and identifies the state that was read.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    static func whole(at path: String) throws(StoreFailure) -> (text: [UInt8], identity: FileIdentity) {
        var before: [UInt8]?
        while true {
            // Without this, opening a pipe would wait for its writer.
            let file = try DiskFile(path, .readOnly, .nonBlocking)
            guard try file.status().type == .regular else { throw .damaged(path, detail: "it is not a file") }
            let identity = try FileIdentity(of: file)
            let text = try file.read(from: 0, count: try file.size())
            // Another process may have been halfway through writing. If only the time of writing changed, the
            // text is the same when read again.
            if try FileIdentity(of: file) == identity || text == before { return (text, identity) }
            before = text
        }
    }
}

extension FileIdentity {
    /// Creates the identity of an open file.
    init(of file: DiskFile) throws(StoreFailure) { self.init(try file.status()) }

    /// Creates the identity of the file at a path.
    init(at path: String) throws(StoreFailure) {
        do throws(Errno) { self.init(try Stat(path)) } catch { throw StoreFailure(path, error) }
    }
}
