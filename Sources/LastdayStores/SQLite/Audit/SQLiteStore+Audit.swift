@preconcurrency import Dispatch
import GRDB
import Glibc
public import LastdayCore
import Synchronization

extension SQLiteStore {
    /// The number of entries that is worth a thread.
    private static let portion: Int64 = 20_000

    /// Verifies the whole audit.
    public func auditProof() throws -> AuditProof { try auditProof(inPartsOf: Self.portion) }

    /// Verifies the whole audit, in parallel parts: a link depends only on the stored link before it.
    func auditProof(inPartsOf portion: Int64) throws -> AuditProof {
        let (first, last, mark) = try translating(at: place) {
            try queue.read { db in
                let row = try Row.fetchOne(db, sql: "SELECT min(sequence), max(sequence) FROM audit")
                return (row?[0] as Int64? ?? 1, row?[1] as Int64? ?? 0, try SQLiteAuditChain.mark(db))
            }
        }
        let parts = Self.parts(of: min(first, 1), last, portion)
        let found = Mutex([Int: Result<SQLiteAuditPass.Part, StoreFailure>]())
        DispatchQueue.concurrentPerform(iterations: parts.count) { index in
            let result = Result { () throws(StoreFailure) in
                try SQLiteAuditPass(over: place).scan(parts[index])
            }
            found.withLock { $0[index] = result }
        }
        let scans = try found.withLock(\.self).sorted { $0.key < $1.key }.map { try $0.value.get() }
        let faults = scans.compactMap(\.scan.fault)
        let head = scans.last?.scan.link ?? .beginning
        let isAnother = mark.map { $0.sequence == last && $0.link != head } ?? false
        return AuditProof(
            count: scans.reduce(0) { $0 + $1.count },
            last: last,
            head: head,
            published: max(try read { try $0.deliveryMarks()[.journal] }, mark?.sequence ?? 0),
            fault: faults.first ?? (isAnother ? .rewritten(last) : nil)
        )
    }

    /// Returns the numbers from the first to the last in parts of equal size, in order; at least one part.
    private static func parts(
        of first: Int64,
        _ last: Int64,
        _ portion: Int64
    ) -> [ClosedRange<Int64>] {
        let processors = Int64(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let whole = first...max(first, last)
        // A forger may have written any number; an absurd range is not divided.
        let (span, isAbsurd) = last.subtractingReportingOverflow(first)
        guard !isAbsurd, (1..<(.max / 2)).contains(span) else { return [whole] }
        let count = max(1, min(processors, (span + 1) / portion))
        let size = (span + count) / count
        return stride(from: first, through: last, by: Int(size)).map { $0...$0 + min(size - 1, last - $0) }
    }
}
