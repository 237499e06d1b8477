import GRDB
import LastdayCore
import LastdaySystem

extension SQLiteStore {
    /// How many pages of 4 KiB are copied between two looks at the progress.
    private static let pages: CInt = 2_048

    /// Copies the store as one read transaction sees it, which no writer waits for.
    func copyWhole(to path: String, progress: (Int, Int) -> Void) throws -> AuditEnd {
        // Made here, so that nobody else may read it from the first byte on.
        _ = try DiskFile.made(path)
        let copy = try DatabaseQueue(path: path)
        defer { try? copy.close() }
        return try withoutActuallyEscaping(progress) { progress in
            try queue.read { db in
                let end = try SQLiteAuditChain.lastEntry(db)
                try copy.writeWithoutTransaction { target in
                    // The whole is waited for at the end; a half of it is no use to anybody.
                    try target.execute(sql: "PRAGMA synchronous = OFF")
                    try db.backup(to: target, pagesPerStep: Self.pages) {
                        progress($0.completedPageCount, $0.totalPageCount)
                    }
                }
                return AuditEnd(last: end.sequence, link: end.link)
            }
        }
    }
}
