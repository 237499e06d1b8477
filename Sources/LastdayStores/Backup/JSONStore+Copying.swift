import Glibc
import LastdayRules

extension JSONStore {
    /// Copies the file and as much of its audit as it is up to, without the right to write: the file is whole at any time,
    /// and the audit behind it is only ever added to.
    ///
    /// How far each target has been told stays behind: that is the target's, and not the records'.
    func copyWhole(to path: String, progress: (Int, Int) -> Void) throws -> AuditEnd {
        try inState { state in
            try refresh(&state)
            if !state.isEven { try withLock { try catchUp(&state) } }
            let last = state.auditedUpTo
            if last > 0, let audit = try state.audit.open(O_RDONLY) {
                try audit.copy(state.audit.size(upTo: last), to: Self.auditPath(of: path), progress: progress)
            }
            let file = try DiskFile(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
            try file.write(state.document.text, at: 0)
            try file.sync()
            let link = try state.audit.entries(AuditSelection(after: last - 1, limit: 1), upTo: last).first?
                .link
            return AuditEnd(last: last, link: link ?? .beginning)
        }
    }
}
