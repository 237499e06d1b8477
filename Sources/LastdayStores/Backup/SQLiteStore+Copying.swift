import GRDB
import LastdayCore
import LastdaySystem

extension SQLiteStore {
    /// The number of pages of 4 KiB that are copied between two reports of progress.
    private static let pages: CInt = 2_048

    /// Copies the store as one read transaction sees it; no writer has to wait for that.
    func copyWhole(to path: String, progress: (Int, Int) -> Void) throws -> AuditEnd {
        // Created here, so that only its owner can read it from the first byte on.
        _ = try DiskFile.made(path)
        let copy = try SQLiteLibrary.open(path)
        defer { try? copy.close() }
        return try withoutActuallyEscaping(progress) { progress in
            try queue.read { db in
                let end = try SQLiteAuditChain.lastEntry(db)
                try copy.writeWithoutTransaction { target in
                    // The complete copy is synced by the caller; half a copy is of no use.
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
