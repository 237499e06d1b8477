import CSQLite
@preconcurrency import Dispatch
import GRDB
import Glibc
import LastdayMessages
public import LastdayCore
import LastdaySystem
import SystemPackage

/// The store in one SQLite file: WAL, every commit on the disk before it counts, foreign keys, strict tables.
public final class SQLiteStore: ServableStore {
    /// Where the file is.
    public let place: String
    let queue: DatabaseQueue
    /// The file that was opened.
    private let file: FileIdentity
    let deliveryLocks: DeliveryLocks

    /// SQLite writes only what changes.
    public var isWrittenWhole: Bool { false }

    /// How much of the file SQLite may hold, in KiB: little, for the service holds it day and night.
    private static let usualCache = 512

    /// The same while it writes: enough that a large transaction does not write a page many times.
    private static let cacheForWriting = 8_192

    /// How large SQLite's log may become before a commit moves it into the file, in pages of 4 KiB.
    ///
    /// SQLite's own limit of 1,000 would be reached in the midst of a night that closes a thousand accounts; moving
    /// pages to where they belong, which in a large file is far apart, can wait until all of them are closed.
    private static let largestLog = 8_192

    /// How long to wait for somebody else's transaction, in seconds.
    private static let patience = 5.0

    /// Opens the store at that path, brought up to this version's tables.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    public init(openingAt path: String) throws {
        place = path
        deliveryLocks = DeliveryLocks(on: path)
        guard access(path, F_OK) == 0 else {
            throw errno == EACCES ? StoreFailure.notPermitted(path) : StoreFailure.missing(path)
        }
        // The folder too: SQLite keeps its log beside the file.
        guard access(path, R_OK | W_OK) == 0, access(folder(of: path), W_OK | X_OK) == 0 else {
            throw errno == EROFS
                ? StoreFailure.unavailable(path, detail: "its file system is mounted read-only")
                : StoreFailure.notPermitted(path)
        }
        try SingleName.refuseOthers(of: path)
        queue = try translating(at: path) { try Self.connect(to: path) }
        file = try FileIdentity(at: path)
        try translating(at: path) { try queue.inDatabase { try Self.refuseUnknownKeys($0, at: path) } }
        try translating(at: path) { try Migrations.bringUpToDate(queue, at: path) }
    }

    /// Makes an empty store at that path.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``, also where there is a file already.
    public init(makingAt path: String, for purpose: StorePurpose, zone: StoreZone? = nil) throws {
        place = path
        deliveryLocks = DeliveryLocks(on: path)
        // O_EXCL: two makers, or a link laid in the way, cannot end up in one file.
        do throws(Errno) {
            _ = try OpenFile<Errno>(path, .readWrite, [.create, .exclusiveCreate])
        } catch {
            switch error {
            case .fileExists: throw StoreFailure.exists(path)
            case .permissionDenied, .notPermitted, .readOnlyFileSystem: throw StoreFailure.notPermitted(path)
            default: throw StoreFailure.unavailable(path, detail: error.description)
            }
        }
        queue = try translating(at: path) { try Self.connect(to: path) }
        self.file = try FileIdentity(at: path)
        try translating(at: path) {
            try Migrations.bringUpToDate(queue, at: path)
            try queue.write { db in
                try Schema.mark(db, as: purpose)
                if let zone { try SQLiteZone.write(zone, in: db) }
            }
        }
    }

    /// The connection goes before the file of the lock, whose closing drops SQLite's own locks.
    // Nobody is left to be told; ``close()`` throws.
    deinit { try? queue.close() }

    /// Lets what a statement may have to undo stay in memory, which is no more than what it writes.
    ///
    /// Behind 64 KiB SQLite would write it to a file for the rest of the transaction, several pages for each row of an
    /// import. A limit of more than 128 KiB it could not write out at once, and would call that a full disk.
    private static let keepsUndoInMemory: Bool = sqlite3_config_statement_journal(-1) == SQLITE_OK

    private static func connect(to path: String) throws -> DatabaseQueue {
        _ = keepsUndoInMemory
        var configuration = Configuration()
        configuration.label = "lastday.store"
        configuration.busyMode = .timeout(patience)
        // An unprivileged service may not raise a thread's priority, and libdispatch complains of it in the journal.
        configuration.qos = .default
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        // Not as a setting of GRDB's, which would write a transaction into the store whenever nobody else has it open.
        try queue.inDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA cache_size = -\(usualCache)")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = \(largestLog)")
            // What one huge transaction needed is given back to the disk.
            try db.execute(sql: "PRAGMA journal_size_limit = \(largestLog * 4_096)")
            // A commit counts once the disk has it: NORMAL, which WAL would otherwise get, may lose the last ones.
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        return queue
    }

    /// Refuses a database that some other program made: its tables are not ours to touch.
    static func refuseUnknownKeys(_ db: Database, at path: String) throws {
        let id = try Int32.fetchOne(db, sql: "PRAGMA application_id")
        guard id == Schema.applicationID else {
            throw StoreFailure.damaged(path, detail: "it was not made by lastday store init")
        }
    }
}

extension SQLiteStore {
    /// Reads, and sees one state of the store throughout.
    public func read<Value: Sendable>(_ body: (any RecordReader) throws -> Value) throws -> Value {
        try inFile { try queue.read { try body(SQLiteRecords(db: $0)) } }
    }

    /// Reads, decides and writes as one transaction.
    public func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        _ rule: (any RecordReader, ActionContext) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome> {
        var decided: CommittedDecision<Outcome>?
        try inOneTransaction { db in
            let records = SQLiteRecords(db: db)
            let context = try context(records.lastInstant())
            let decision = try rule(records, context)
            let changes = SQLiteChanges(db: db)
            let entries = try changes.keep(decision.events, on: context)
            try changes.finish()
            decided = CommittedDecision(outcome: decision.outcome, entries: entries)
            return !entries.isEmpty
        }
        guard let decided else { throw StoreFailure.unavailable(place, detail: "no transaction ran") }
        return decided
    }

    /// Runs the body in a transaction, which is kept where it says so.
    ///
    /// IMMEDIATE: whoever reads in order to decide holds the right to write from the first read on.
    func inOneTransaction(_ body: (Database) throws -> Bool) throws {
        try inFile {
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA cache_size = -\(Self.cacheForWriting)")
                // The size is for speed alone: a transaction that was kept does not fail for it.
                defer { try? db.execute(sql: "PRAGMA cache_size = -\(Self.usualCache)") }
                try db.inTransaction(.immediate) {
                    guard try body(db) else { return .rollback }
                    try refuseAnotherFile()
                    return .commit
                }
            }
        }
    }

    /// Does something with the database, unless another file lies where it was opened.
    func inFile<Value>(_ body: () throws -> Value) throws -> Value {
        try refuseAnotherFile()
        return try translating(at: place, body)
    }

    /// SQLite goes on with a file that nobody else can see any more; whom that closes stays open.
    private func refuseAnotherFile() throws(StoreFailure) {
        guard try FileIdentity(at: place).isSameFile(as: file) else { throw StoreFailure.replaced(place) }
    }

    /// Reads, decides and writes as one transaction, step by step.
    public func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        keeping isToKeep: Bool,
        inSteps step: (any RecordReader & TransactionScratch, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        var outcome: Outcome?
        try inOneTransaction { db in
            let changes = SQLiteChanges(db: db)
            let records = try SQLiteScratch.blank(beside: changes)
            let context = try context(records.lastInstant())
            var isChanged = false
            while outcome == nil {
                let decision = try step(records, context)
                if try !changes.keep(decision.events, on: context).isEmpty { isChanged = true }
                outcome = decision.outcome
            }
            try changes.finish()
            return isToKeep && isChanged
        }
        guard let outcome else { throw StoreFailure.unavailable(place, detail: "no transaction ran") }
        return outcome
    }

    /// SQLite's number that changes when another connection has written.
    public func foreignVersion() throws -> Int64 {
        try inFile {
            try queue.inDatabase { db in
                // Whoever copies another file over this one goes past SQLite, which would answer from what it still holds.
                try db.execute(sql: "PRAGMA shrink_memory")
                return try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
            }
        }
    }

    /// Moves SQLite's log into the file, as far as no reader needs it.
    public func settle() throws {
        try inFile {
            do {
                try queue.inDatabase { _ = try $0.checkpoint(.passive) }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                // Somebody else is at it.
            }
        }
    }

    /// What it was made for.
    public func purpose() throws -> StorePurpose {
        try translating(at: place) { try queue.read { try Schema.purpose($0) } }
    }

    /// Looks for damage.
    public func faults() throws -> [String] {
        let audit = try auditFaults()
        return try translating(at: place) {
            try queue.read { db in
                let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
                    "row \($0[1] as Int64? ?? 0) of \($0[0] as String) refers to a row of \($0[2] as String) that is missing"
                }
                let damage = integrity + dangling + audit
                // What refers to nothing cannot be read, and so not be held against the rest.
                guard dangling.isEmpty else { return damage }
                return try damage + ConsistencyCheck.all(in: SQLiteRecords(db: db)).map(\.description)
            }
        }
    }

    /// Closes the connection; the last one writes SQLite's log into the file.
    public func close() throws { try translating(at: place) { try queue.close() } }
}
