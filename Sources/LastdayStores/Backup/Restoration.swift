import Glibc
import LastdayMessages
public import LastdayCore
import LastdaySystem
import SystemPackage

/// Putting a backup in the place of a store, which is kept aside.
///
/// The backup is copied beside the store first and looked over there. What it is copied from is only read.
public final class Restoration {
    /// The store that is to be replaced.
    public enum Present {
        /// There is none.
        case missing
        /// It cannot be read, for that reason.
        case unreadable(String)
        /// It is whole.
        case store(any ServableStore)
    }

    /// The store's file, behind links.
    public let place: String
    /// By what the store there is known.
    public let address: StoreAddress
    /// What lies there.
    public let present: Present
    /// The backup's copy, which takes the place; what is written to it comes with it.
    public let copy: any ServableStore
    /// The last entry of the backup's audit.
    public let last: Int64
    private let draft: DraftFolder

    /// Copies the backup beside the store at that path, and looks both over.
    ///
    /// - Parameters:
    ///   - file: The backup.
    ///   - path: Where the store is.
    ///   - progress: Told now and then how far it is.
    /// - Throws: ``BackupFailure`` or ``LastdayCore/StoreFailure``; nothing has been changed then.
    public init(of file: String, to path: String, progress: (Backup.Step) -> Void = { _ in }) throws {
        let place = resolvingLinks(path)
        let kind = try Stores.fileDriver(of: place)
        guard Stores.driver(of: file) == kind else {
            throw BackupFailure.otherKind(file: file, store: path)
        }
        guard access(file, F_OK) == 0 else { throw BackupFailure.noFile(file) }
        // What cannot be looked at here is refused below, where what is present is looked at.
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
            // What cannot be read to its end is not whole.
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
    /// Puts the copy in place, and what was there aside.
    ///
    /// - Parameters:
    ///   - instant: When it happens, for the name of what was there.
    ///   - known: The last entry of the present store that was told to be lost.
    /// - Returns: Where the store that was there lies now; nil where there was none.
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

    /// Where a store is kept that was replaced then: lastday.replaced-2026-12-18T070000Z.db beside lastday.db.
    private static func aside(of place: String, at instant: Instant) -> String {
        let name = place.split(separator: "/").last ?? ""
        let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
        return "\(place.dropLast(ending.count)).replaced-\(instant.stamp)\(ending)"
    }
}

extension Restoring {
    /// The number of the last entry of a store.
    static func last(of store: any Store) throws -> Int64 { try store.read { try last(of: $0) } }
}
