import Glibc
import LastdayMessages
public import LastdayCore
import LastdaySystem
import Synchronization
import SystemPackage

/// A store in one JSON file, which people and other programs read and write too; its audit is beside it.
///
/// A writer takes a lock, reads the current state, decides, and puts a new file in the place of the old one.
/// A reader needs no lock, because a file is complete at any time. The audit is written first: it is the log
/// from which the file is brought up to date if the process is killed in between (``catchUp(_:)``).
public final class JSONStore: ServableStore {
    /// The path of the file.
    public let place: String
    /// The path of the file with links resolved: the one to replace.
    let file: String
    private let state: Mutex<State>
    let deliveryLocks: DeliveryLocks

    /// True: each transaction rewrites the whole file.
    public var isWrittenWhole: Bool { true }

    /// What this process knows of the files.
    struct State {
        var document: JSONDocument
        /// The identity of the state in which the document was read.
        var identity: FileIdentity
        let audit: AuditFile
        /// How often another process was found to have written.
        var version: Int64 = 0
    }

    /// How long to wait for another transaction to end, in seconds.
    private static let patience = 10

    /// Opens the store at a path.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    public init(openingAt path: String) throws {
        place = path
        file = Self.target(of: path)
        deliveryLocks = DeliveryLocks(on: Self.lockFile(of: file))
        guard access(file, F_OK) == 0 else {
            throw errno == EACCES ? StoreFailure.notPermitted(path) : StoreFailure.missing(path)
        }
        // The folder must be writable too: new files are created there.
        guard access(file, R_OK | W_OK) == 0, access(folder(of: file), W_OK | X_OK) == 0 else {
            throw StoreFailure(path, .last)
        }
        try SingleName.refuseOthers(of: file, but: StoreDraft.before(file))
        try SingleName.refuseOthers(of: Self.auditPath(of: file))
        try WritingLock.file(Self.lockFile(of: file), as: file)
        let audit = AuditFile(Self.auditPath(of: file))
        let (text, identity) = try DiskFile.whole(at: file)
        let document = try Self.document(text, at: file)
        try audit.refresh(synced: document.auditedUpTo ?? .max)
        state = Mutex(State(document: document, identity: identity, audit: audit))
        // Whichever process opens the store first completes the transaction of one that was killed.
        try inState { state in
            if !state.isEven { try withLock { try catchUp(&state) } }
        }
    }

    /// Creates an empty store at a path.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``, also if there is a file already, or the audit of one that is gone.
    public convenience init(makingAt path: String, for purpose: StorePurpose, zone: StoreZone? = nil) throws {
        var status = stat()
        // A new store would take the entries of another one's audit for its own.
        guard lstat(Self.auditPath(of: path), &status) != 0 else {
            throw StoreFailure.exists(Self.auditPath(of: path))
        }
        let file = try DiskFile(path, .writeOnly, [.create, .exclusiveCreate, .noFollow])
        try file.write(JSONDocument.empty(for: purpose, zone: zone), at: 0)
        try file.sync()
        try DiskFile.syncFolder(of: path)
        try self.init(openingAt: path)
    }

    /// Reads the zone of the store at a path, without opening the store.
    static func zone(at path: String) throws -> StoreZone? {
        let file = target(of: path)
        return try document(try DiskFile.whole(at: file).0, at: file).zone
    }

    /// Returns the path of the audit of a store's file: accounts.audit.jsonl for accounts.json.
    static func auditPath(of file: String) -> String { "\(file.dropLast(".json".count)).audit.jsonl" }

    /// Returns the path of the file to lock for a store's file.
    ///
    /// The store's own file is not locked, because every transaction replaces it, and the lock would stay
    /// with the old file.
    static func lockFile(of file: String) -> String { file + ".lock" }

    /// Returns a path with links resolved.
    static func target(of path: String) -> String { resolvingLinks(path) }

    /// Runs the body while holding the write lock.
    func withLock<Value>(_ body: () throws -> Value) throws -> Value {
        let lock = try WritingLock(Self.lockFile(of: file), as: file, patience: Self.patience)
        return try withExtendedLifetime(lock, body)
    }

    /// Runs the body with exclusive access to what this process knows of the files.
    func inState<Value: Sendable>(_ body: (inout State) throws -> Value) throws -> Value {
        try state.withLock { state in try body(&state) }
    }

    /// Parses the file's text.
    ///
    /// An error names the previous file too: together with the audit, which has what that file lacks, it is
    /// all there was.
    static func document(_ text: [UInt8], at file: String) throws(StoreFailure) -> JSONDocument {
        do {
            return try JSONDocument(text)
        } catch {
            let before = StoreDraft.before(file)
            let rescue = access(before, F_OK) == 0 ? "; the one before it is \(before)" : ""
            throw .damaged(file, detail: error.displayText + rescue)
        }
    }
}

extension JSONStore.State {
    /// The number of the last audit entry that the document includes; the audit's last if the file has none.
    var auditedUpTo: Int64 { min(document.auditedUpTo ?? audit.last, audit.last) }

    /// Whether the audit has entries that the file does not include.
    var isBehind: Bool { auditedUpTo < audit.last }

    /// Whether the file and the audit include the same entries.
    var isEven: Bool { !isBehind && !isAhead }

    /// Whether the file includes entries that the audit lacks.
    var isAhead: Bool { document.auditedUpTo ?? 0 > audit.last }
}
