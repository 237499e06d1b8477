import LastdayCore
import LastdaySystem
import SystemPackage

extension JSONStore {
    /// Copies the file and as much of its audit as it is up to, without the right to write: the file is whole at any time,
    /// and the audit after it is only ever added to.
    ///
    /// How far each target has been told stays behind: that is the target's, and not the records'.
    func copyWhole(to path: String, progress: (Int, Int) -> Void) throws -> AuditEnd {
        try inState { state in
            try refresh(&state)
            if !state.isEven { try withLock { try catchUp(&state) } }
            let last = state.auditedUpTo
            if last > 0, let audit = try state.audit.open(.readOnly) {
                try audit.copyWhole(
                    state.audit.size(upTo: last),
                    to: Self.auditPath(of: path),
                    progress: progress
                )
            }
            let file = try DiskFile.made(path)
            try file.write(state.document.text, at: 0)
            try file.sync()
            let link = try state.audit.entries(AuditSelection(after: last - 1, limit: 1), upTo: last).first?
                .link
            return AuditEnd(last: last, link: link ?? .beginning)
        }
    }
}
