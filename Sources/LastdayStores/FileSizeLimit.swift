import Glibc

/// The limit on the size of files that somebody set for this process (`ulimit -f`, systemd's LimitFSIZE=).
enum FileSizeLimit {
    /// For the end of a sentence about a file that cannot be written; empty where there is no limit.
    static var told: String {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0, limit.rlim_cur != .max
        else {
            return ""
        }
        return "; this process may write no more than \(limit.rlim_cur) bytes to a file, see: ulimit -f"
    }
}
