import Glibc

/// The limit on the size of files that is set for this process (`ulimit -f`, systemd's LimitFSIZE=).
package enum FileSizeLimit {
    /// The limit in bytes; nil if there is none.
    package static var bytes: UInt? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0, limit.rlim_cur != .max
        else {
            return nil
        }
        return limit.rlim_cur
    }
}
