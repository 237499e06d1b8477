import LastdayCore
import LastdaySystem
import SystemPackage

extension JSONStore {
    /// Copies the file, and its audit up to the entry that the file includes.
    ///
    /// No lock is needed for copying: the file is complete at any time, and later audit entries are only
    /// appended. The delivery marks are not copied: they belong to the targets, not to the records.
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
