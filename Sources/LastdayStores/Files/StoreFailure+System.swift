import Glibc
import LastdayMessages
import LastdayCore
import LastdaySystem
package import SystemPackage

/// What the system has against a store's file is a failure of the store.
extension StoreFailure: SystemError {
    /// The system's error at that path.
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
    /// For the end of a sentence about a file that cannot be written; empty if there is no limit.
    static var displayText: String {
        bytes.map { "; this process may write no more than \($0) bytes to a file, see: ulimit -f" } ?? ""
    }
}

/// A file of a store.
typealias DiskFile = OpenFile<StoreFailure>

extension DiskFile {
    /// The whole of it, and which state of the file that is.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    static func whole(at path: String) throws(StoreFailure) -> (text: [UInt8], identity: FileIdentity) {
        var before: [UInt8]?
        while true {
            // A pipe would be waited for.
            let file = try DiskFile(path, .readOnly, .nonBlocking)
            guard try file.status().type == .regular else { throw .damaged(path, detail: "it is not a file") }
            let identity = try FileIdentity(of: file)
            let text = try file.read(from: 0, count: try file.size())
            // Whoever wrote to it meanwhile may have been half done; where it was only touched, it reads the same again.
            if try FileIdentity(of: file) == identity || text == before { return (text, identity) }
            before = text
        }
    }
}

extension FileIdentity {
    /// That of an open file.
    init(of file: DiskFile) throws(StoreFailure) { self.init(try file.status()) }

    /// That of the file at that path.
    init(at path: String) throws(StoreFailure) {
        do throws(Errno) { self.init(try Stat(path)) } catch { throw StoreFailure(path, error) }
    }
}
