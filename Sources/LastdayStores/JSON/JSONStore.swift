import Glibc
import LastdayMessages
public import LastdayCore
import LastdaySystem
import Synchronization
import SystemPackage

/// The store in one JSON file, which people and other programs read and write too, with its audit in a file beside it.
///
/// Whoever writes has a lock, reads what there is, decides, and puts a new file in the place of the old one; whoever
/// only reads needs no lock, because a file is whole at any time. The audit is written first: it is the log from which
/// the file is made up for where somebody was killed in between (``catchUp(_:)``).
public final class JSONStore: ServableStore {
    /// Where the file is.
    public let place: String
    /// The file behind the links, if there are any: that is the one to replace.
    let file: String
    private let state: Mutex<State>
    let deliveryLocks: DeliveryLocks

    /// Each writing is one of the whole file.
    public var isWrittenWhole: Bool { true }

    /// What this process knows of the files.
    struct State {
        var document: JSONDocument
        /// Which state of the file the document is.
        var identity: FileIdentity
        let audit: AuditFile
        /// How often somebody else was found to have written.
        var version: Int64 = 0
    }

    /// How long to wait for somebody else's transaction, in seconds.
    private static let patience = 10

    /// Opens the store at that path.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    public init(openingAt path: String) throws {
        place = path
        file = Self.target(of: path)
        deliveryLocks = DeliveryLocks(on: Self.lockFile(of: file))
        guard access(file, F_OK) == 0 else {
            throw errno == EACCES ? StoreFailure.notPermitted(path) : StoreFailure.missing(path)
        }
        // The folder too: a new file is made there.
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
        // Whoever was killed in the midst of an act is made up for, by whoever comes first.
        try inState { state in
            if !state.isEven { try withLock { try catchUp(&state) } }
        }
    }

    /// Makes an empty store at that path.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``, also where there is a file already.
    public convenience init(makingAt path: String, for purpose: StorePurpose, zone: StoreZone? = nil) throws {
        let file = try DiskFile(path, .writeOnly, [.create, .exclusiveCreate, .noFollow])
        try file.write(JSONDocument.empty(for: purpose, zone: zone), at: 0)
        try file.sync()
        try DiskFile.syncFolder(of: path)
        try self.init(openingAt: path)
    }

    /// The zone of the store at that path, which is only read.
    static func zone(at path: String) throws -> StoreZone? {
        let file = target(of: path)
        return try document(try DiskFile.whole(at: file).0, at: file).zone
    }

    /// The audit beside that file: accounts.audit.jsonl beside accounts.json.
    static func auditPath(of file: String) -> String { "\(file.dropLast(".json".count)).audit.jsonl" }

    /// The file that locks are laid on: the store's own is replaced at each writing, and a lock stays behind with the
    /// file that was there before.
    static func lockFile(of file: String) -> String { file + ".lock" }

    /// The file behind the links at that path.
    static func target(of path: String) -> String { resolvingLinks(path) }

    /// Does something with the right to write.
    func withLock<Value>(_ body: () throws -> Value) throws -> Value {
        let lock = try WritingLock(Self.lockFile(of: file), as: file, patience: Self.patience)
        return try withExtendedLifetime(lock, body)
    }

    /// Does something with what this process knows, one after the other.
    func inState<Value: Sendable>(_ body: (inout State) throws -> Value) throws -> Value {
        try state.withLock { state in try body(&state) }
    }

    /// Reads the file's text, and says where it cannot be read.
    ///
    /// The file before it is named then: with the audit, which makes up for what that one lacks, it is all there was.
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
    /// Up to which entry of the audit the document is; a file that does not say is believed to be up to all of it.
    var auditedUpTo: Int64 { min(document.auditedUpTo ?? audit.last, audit.last) }

    /// Whether the audit knows more than the file.
    var isBehind: Bool { auditedUpTo < audit.last }

    /// Whether the file and the audit know the same.
    var isEven: Bool { !isBehind && !isAhead }

    /// Whether the file knows more than the audit.
    var isAhead: Bool { document.auditedUpTo ?? 0 > audit.last }
}
