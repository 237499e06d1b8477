import Glibc
import LastdayMessages
public import LastdayCore
import LastdaySystem
import SystemPackage

/// The replacement of a store by a backup; the replaced store is set aside.
///
/// The backup is first copied beside the store and the copy is checked there. The original is only read.
public final class Restoration {
    /// The state of the store that is to be replaced.
    public enum Present {
        /// There is no store.
        case missing
        /// It cannot be read, for this reason.
        case unreadable(String)
        /// It can be read.
        case store(any ServableStore)
    }

    /// The path of the store's file, without links.
    public let place: String
    /// The store's address.
    public let address: StoreAddress
    /// What is at that place now.
    public let present: Present
    /// The copy of the backup that will take the store's place, together with anything written to it before.
    public let copy: any ServableStore
    /// The number of the last entry of the backup's audit.
    public let last: Int64
    private let draft: DraftFolder

    /// Copies the backup beside the store at a path, checks the copy, and opens the store.
    ///
    /// - Parameters:
    ///   - file: The path of the backup.
    ///   - path: The path of the store.
    ///   - progress: Called now and then with the current step.
    /// - Throws: ``BackupFailure`` or ``LastdayCore/StoreFailure``; nothing has been replaced then.
    public init(of file: String, to path: String, progress: (Backup.Step) -> Void = { _ in }) throws {
        let place = resolvingLinks(path)
        let kind = try Stores.fileDriver(of: place)
        guard Stores.driver(of: file) == kind else {
            throw BackupFailure.otherKind(file: file, store: path)
        }
        guard access(file, F_OK) == 0 else { throw BackupFailure.noFile(file) }
        // If the place cannot be examined here, opening the store below tells why.
        if let there = try? FileIdentity(at: place), try FileIdentity(at: file).isSameFile(as: there) {
            throw BackupFailure.isTheStore(file)
        }
        let (draft, copy) = try BackupFailure.restoring(place) {
            let name = place.split(separator: "/").last.map(String.init) ?? place
            let draft = try DraftFolder(".\(name).restoring", in: folder(of: place))
            return (draft, try Self.copied(file, of: kind, to: "\(draft.path)/\(name)", progress))
        }
        last = try Restoring.last(of: copy)
        present = try Self.present(at: place)
        (self.place, self.draft, self.copy) = (place, draft, copy)
        address = kind.address(of: place)
    }

    private static func copied(
        _ file: String,
        of kind: any FileStore.Type,
        to path: String,
        _ progress: (Backup.Step) -> Void
    ) throws -> any ServableStore {
        let source = resolvingLinks(file)
        let beside = kind.companion(of: source)
        if access(beside, F_OK) == 0 {
            let log = try DiskFile(beside, .readOnly)
            try log.copyWhole(log.size(), to: kind.companion(of: path))
        }
        let whole = try DiskFile(source, .readOnly, .nonBlocking)
        try whole.copyWhole(whole.size(), to: path) { progress(.copying($0, of: $1)) }
        progress(.lookingOver)
        do {
            let copy = try Stores.open(at: path)
            let faults = try copy.faults()
            guard faults.isEmpty else { throw BackupFailure.damaged(file, details: faults) }
            return copy
        } catch StoreFailure.damaged(_, let detail) {
            throw BackupFailure.damaged(file, details: [detail])
        } catch StoreFailure.torn(_, let found) {
            throw BackupFailure.damaged(file, details: [found.description])
        } catch StoreFailure.newer(_, let version) {
            throw StoreFailure.newer(file, version: version)
        }
    }

    private static func present(at place: String) throws -> Present {
        do {
            let store = try Stores.open(at: place)
            // A store whose audit cannot be read to its end counts as unreadable.
            _ = try Restoring.last(of: store)
            return .store(store)
        } catch StoreFailure.missing {
            return .missing
        } catch let failure as StoreFailure where failure.kind == .unavailable || failure.kind == .badData {
            return .unreadable(failure.description)
        }
    }
}

extension Restoration {
    /// Puts the copy in the store's place and sets aside the store that was there.
    ///
    /// - Parameters:
    ///   - instant: When this happens, for the name of the replaced store.
    ///   - known: The last entry of the present store whose loss the user has been shown.
    /// - Returns: The path of the replaced store; nil if there was none.
    /// - Throws: ``BackupFailure`` or ``LastdayCore/StoreFailure``.
    public func putInPlace(at instant: Instant, losingUpTo known: Int64) throws -> String? {
        let name = copy.place
        try copy.close()
        let aside = Self.aside(of: place, at: instant)
        guard access(aside, F_OK) != 0 else { throw StoreFailure.exists(aside) }
        return try BackupFailure.restoring(place) {
            if case .store(let store) = present {
                try Stores.inFiles(store)
                    .replace(by: name, aside: aside, losingUpTo: known, endingAt: last)
            } else {
                try Stores.fileDriver(of: place).replace(place, by: name, aside: aside, endingAt: last)
            }
            return access(aside, F_OK) == 0 ? aside : nil
        }
    }

    /// Returns the path for a store replaced at an instant: lastday.replaced-2026-12-18T070000Z.db beside
    /// lastday.db.
    private static func aside(of place: String, at instant: Instant) -> String {
        let name = place.split(separator: "/").last ?? ""
        let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
        return "\(place.dropLast(ending.count)).replaced-\(instant.stamp)\(ending)"
    }
}

extension Restoring {
    /// Returns the number of a store's last audit entry; 0 if there is none.
    static func last(of store: any Store) throws -> Int64 { try store.read { try last(of: $0) } }
}
