import CSQLite
@preconcurrency import Dispatch
import GRDB
import Glibc
import LastdayMessages
public import LastdayCore
import LastdaySystem
import SystemPackage

/// A store in one SQLite file: WAL, commits that are durable when they return, foreign keys, strict tables.
public final class SQLiteStore: ServableStore {
    /// The path of the file.
    public let place: String
    let queue: DatabaseQueue
    /// The identity of the file that was opened.
    private let file: FileIdentity
    let deliveryLocks: DeliveryLocks

    /// False: SQLite writes only what changes.
    public var isWrittenWhole: Bool { false }

    /// The size of SQLite's page cache in KiB: small, because the service holds it day and night.
    private static let usualCache = 512

    /// The same while writing: enough that a large transaction does not write a page many times.
    private static let cacheForWriting = 8_192

    /// The size of SQLite's log, in pages of 4 KiB, at which a commit moves it into the file.
    ///
    /// SQLite's own limit of 1,000 would be reached in the middle of a night that closes a thousand accounts.
    /// Moving pages to their places, which in a large file are far apart, can wait until all of them are
    /// closed.
    private static let largestLog = 8_192

    /// How long to wait for another process's transaction, in seconds.
    private static let patience = 5.0

    /// Opens the store at a path, and brings its tables up to this version.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    public init(openingAt path: String) throws {
        place = path
        deliveryLocks = DeliveryLocks(on: path)
        guard access(path, F_OK) == 0 else {
            throw errno == EACCES ? StoreFailure.notPermitted(path) : StoreFailure.missing(path)
        }
        // The folder too: SQLite creates its log beside the file.
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

    /// Creates an empty store at a path.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``, also if something is there already.
    public init(makingAt path: String, for purpose: StorePurpose, zone: StoreZone? = nil) throws {
        place = path
        deliveryLocks = DeliveryLocks(on: path)
        // O_EXCL: two processes cannot create the same file, and a link placed there is not followed.
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

    /// Closes the connection before the delivery locks' file, because closing that drops SQLite's own locks.
    // There is no caller to report a failure to; ``close()`` throws.
    deinit { try? queue.close() }

    private static func connect(to path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "lastday.store"
        configuration.busyMode = .timeout(patience)
        // An unprivileged service may not raise a thread's priority, and libdispatch would complain in the
        // journal.
        configuration.qos = .default
        let queue = try SQLiteLibrary.open(path, configuration)
        // Not by GRDB's own setting, which would write a transaction to the store whenever no other process
        // has it open.
        try queue.inDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA cache_size = -\(usualCache)")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = \(largestLog)")
            // After a huge transaction, the log's space is given back to the disk.
            try db.execute(sql: "PRAGMA journal_size_limit = \(largestLog * 4_096)")
            // A commit is on the disk when it returns; NORMAL, usual under WAL, may lose the last ones.
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        return queue
    }

    /// Refuses a database that another program made: its tables are not Lastday's to change.
    static func refuseUnknownKeys(_ db: Database, at path: String) throws {
        let id = try Int32.fetchOne(db, sql: "PRAGMA application_id")
        guard id == Schema.applicationID else {
            throw StoreFailure.damaged(path, detail: "it was not made by lastday store init")
        }
    }
}

extension SQLiteStore {
    /// Reads from one state of the store throughout.
    public func read<Value: Sendable>(_ body: (any RecordReader) throws -> Value) throws -> Value {
        try inFile { try queue.read { try body(SQLiteRecords(db: $0)) } }
    }

    /// Reads, decides and writes in one transaction.
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

    /// Runs the body in a transaction, which is committed if the body returns true.
    ///
    /// It is IMMEDIATE: the right to write is held from the first read on, because decisions depend on what
    /// is read.
    func inOneTransaction(_ body: (Database) throws -> Bool) throws {
        try inFile {
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA cache_size = -\(Self.cacheForWriting)")
                // The cache size only affects speed: a committed transaction does not fail because of it.
                defer { try? db.execute(sql: "PRAGMA cache_size = -\(Self.usualCache)") }
                try db.inTransaction(.immediate) {
                    guard try body(db) else { return .rollback }
                    try refuseAnotherFile()
                    return .commit
                }
            }
        }
    }

    /// Runs the body, unless another file has replaced the one that was opened.
    func inFile<Value>(_ body: () throws -> Value) throws -> Value {
        try refuseAnotherFile()
        return try translating(at: place, body)
    }

    /// Throws if another file is at the store's place.
    ///
    /// SQLite would go on with a file that no other process sees any more, and an account closed in it would
    /// stay open for everyone else.
    private func refuseAnotherFile() throws(StoreFailure) {
        guard try FileIdentity(at: place).isSameFile(as: file) else { throw StoreFailure.replaced(place) }
    }

    /// Reads, decides and writes in one transaction, step by step.
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

    /// Returns a number that changes when another connection has written (PRAGMA data_version).
    public func foreignVersion() throws -> Int64 {
        try inFile {
            try queue.inDatabase { db in
                // A program that copies another file over this one bypasses SQLite, which would answer from
                // its cache.
                try db.execute(sql: "PRAGMA shrink_memory")
                return try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
            }
        }
    }

    /// Moves SQLite's log into the file, except for what readers still need.
    public func settle() throws {
        try inFile {
            do {
                try queue.inDatabase { _ = try $0.checkpoint(.passive) }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                // Another process is doing it already.
            }
        }
    }

    /// Returns what the store was made for.
    public func purpose() throws -> StorePurpose {
        try translating(at: place) { try queue.read { try Schema.purpose($0) } }
    }

    /// Checks the store for damage.
    public func faults() throws -> [String] {
        let audit = try auditFaults()
        return try translating(at: place) {
            try queue.read { db in
                let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
                    "row \($0[1] as Int64? ?? 0) of \($0[0] as String) refers to a row of \($0[2] as String) that is missing"
                }
                let damage = integrity + dangling + audit
                // Records that refer to missing ones cannot be checked against the rest.
                guard dangling.isEmpty else { return damage }
                return try damage + ConsistencyCheck.all(in: SQLiteRecords(db: db)).map(\.description)
            }
        }
    }

    /// Closes the connection; the last one to close writes SQLite's log into the file.
    public func close() throws { try translating(at: place) { try queue.close() } }
}
