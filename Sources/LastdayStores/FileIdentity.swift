import Glibc
import LastdayMessages
import LastdayRules

/// What tells one state of a file from another without reading it: which file it is, how long, and when written.
struct FileIdentity: Equatable {
    private let device: UInt
    private let file: UInt
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    private init(_ status: stat) {
        device = UInt(status.st_dev)
        file = UInt(status.st_ino)
        size = Int(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }

    /// Whether it is the same file, in whatever state.
    func isSameFile(as other: FileIdentity) -> Bool { device == other.device && file == other.file }

    /// Of the file at that path.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    init(at path: String) throws(StoreFailure) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw StoreFailure(path, errno) }
        self.init(status)
    }

    /// Of an open file.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    init(of descriptor: Int32, at path: String) throws(StoreFailure) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw StoreFailure(path, errno) }
        self.init(status)
    }
}

extension StoreFailure {
    /// The system's error at that path.
    init(_ path: String, _ error: Int32) {
        self =
            switch error {
            case ENOENT, ENOTDIR: .missing(path)
            case EEXIST: .exists(path)
            case EACCES, EPERM: .notPermitted(path)
            case EROFS: .unavailable(path, detail: "its file system is mounted read-only")
            case EFBIG: .unavailable(path, detail: "its file may not grow\(FileSizeLimit.told)")
            default: .unavailable(path, detail: String(cString: strerror(error)))
            }
    }
}
