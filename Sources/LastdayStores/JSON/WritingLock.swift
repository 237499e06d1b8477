import Glibc
import LastdayCore
import LastdaySystem
import SystemPackage

/// The right to write a JSON store, which one process has at a time; it ends with the process, however that ends.
///
/// It lies on the first byte of the store's lock file; the daemon that serves the store has a lock far behind.
final class WritingLock {
    private let file: DiskFile

    /// Takes the lock; waits for whoever has it.
    ///
    /// - Parameters:
    ///   - path: The file to lock, made where it is missing.
    ///   - model: The file whose owner and mode it gets then.
    ///   - patience: How long to wait, in seconds.
    /// - Throws: ``LastdayCore/StoreFailure``.
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

    /// Opens the file, made where it is missing.
    @discardableResult
    static func file(_ path: String, as model: String) throws(StoreFailure) -> DiskFile {
        do throws(StoreFailure) {
            return try DiskFile(path, .readWrite, .noFollow)
        } catch .missing {
            // Made under another name, so that nobody opens it before it belongs to whom it should.
            let new = try ReplacingFile<StoreFailure>(for: path, draft: "\(path).\(getpid())")
            defer { new.discard() }
            try new.file.belong(as: model)
            // If another has come there meanwhile, that is the one.
            _ = try new.takeFreePlace()
            return try DiskFile(path, .readWrite, .noFollow)
        }
    }
}
