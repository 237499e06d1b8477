import Glibc
import LastdayCore
import LastdaySystem
import SystemPackage

/// The right to write to a JSON store, which one process has at a time; it ends with the process.
///
/// It is a lock on the first byte of the store's lock file; the serving daemon's lock is far beyond it.
final class WritingLock {
    private let file: DiskFile

    /// Takes the lock, waiting while another process holds it.
    ///
    /// - Parameters:
    ///   - path: The path of the file to lock; it is created if it is missing.
    ///   - model: The path of the file whose owner and mode a new one takes.
    ///   - patience: How long to wait, in seconds.
    /// - Throws: ``LastdayCore/StoreFailure``; it is busy, and names the model, if the lock is still held then.
    init(_ path: String, as model: String, patience: Int) throws(StoreFailure) {
        file = try Self.file(path, as: model)
        let isTaken: Bool
        do {
            isTaken = try FileLock(on: file.descriptor, byte: 0).take(within: patience)
        } catch {
            throw StoreFailure(path, error)
        }
        guard isTaken else { throw .busy(model) }
    }

    /// Opens the file to lock; creates it if it is missing.
    @discardableResult
    static func file(_ path: String, as model: String) throws(StoreFailure) -> DiskFile {
        do throws(StoreFailure) {
            return try DiskFile(path, .readWrite, .noFollow)
        } catch .missing {
            // Created under another name, so that no process opens it before it has the right owner and mode.
            let new = try ReplacingFile<StoreFailure>(for: path, draft: "\(path).\(getpid())")
            defer { new.discard() }
            try new.file.belong(as: model)
            // If another process has just created the file, that one is used.
            _ = try new.takeFreePlace()
            return try DiskFile(path, .readWrite, .noFollow)
        }
    }
}
