import GRDB
public import LastdayMessages
public import LastdayCore
import LastdaySystem

/// The reason why no backup was made, or none restored.
public enum BackupFailure: Explained, Equatable {
    /// There is no such folder.
    case noFolder(String)
    /// Another backup or restore is running in this folder.
    case goesOn(String)
    /// The backup could not be written.
    case notMade(folder: String, detail: String)
    /// The backup was made, but not all of the older backups that it makes superfluous could be removed.
    case olderNotRemoved(path: String, detail: String)
    /// There is no such backup to restore.
    case noFile(String)
    /// The store could not be replaced.
    case notRestored(place: String, detail: String)
    /// The copy is damaged.
    case damaged(String, details: [String])
    /// The file given as the backup is the store itself.
    case isTheStore(String)
    /// The backup and the store are of different kinds.
    case otherKind(file: String, store: String)
    /// Another process has written to the store since the user was shown what would be lost.
    case changedMeanwhile(String)

    /// The failure's kind.
    public var kind: FailureKind {
        switch self {
        case .noFolder, .noFile: .missing
        case .goesOn, .changedMeanwhile: .busy
        case .notMade, .olderNotRemoved, .notRestored: .unavailable
        case .damaged: .badData
        case .isTheStore, .otherKind: .usage
        }
    }

    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .noFolder(let folder):
            "no folder at \(folder); make it with: mkdir -m 700 \(folder)"
        case .goesOn(let folder):
            "another backup or restore is running in \(folder); nothing changed, try again"
        case .notMade(let folder, let detail):
            "no backup was made in \(folder), and nothing is left of it: \(detail)"
        case .olderNotRemoved(let path, let detail):
            "\(path) was made, but older backups could not all be removed: \(detail)"
        case .noFile(let file):
            "no backup at \(file); nothing changed"
        case .notRestored(let place, let detail):
            "\(place) was not replaced: \(detail)"
        case .damaged(let place, _):
            "the copy \(place) is damaged and cannot serve as a backup; nothing changed"
        case .isTheStore(let file):
            "\(file) is the store itself; name the backup that is to replace it"
        case .otherKind(let file, let store):
            "\(file) and \(store) are stores of different kinds; nothing changed, "
                + "convert the backup with: lastday store copy \(file) NEW"
        case .changedMeanwhile(let place):
            "somebody has just written to \(place), and that would be lost too; nothing changed, try again"
        }
    }

    /// The faults of a damaged copy, a line each.
    public var details: [String] {
        guard case .damaged(_, let details) = self else { return [] }
        return details
    }

    /// Runs the body, and reports a failure to write as ``notMade(folder:detail:)``, in one line.
    static func making<Value>(in folder: String, _ body: () throws -> Value) throws -> Value {
        try explaining({ notMade(folder: folder, detail: $0) }, body)
    }

    /// Runs the body, and reports a failure as ``olderNotRemoved(path:detail:)``, in one line.
    static func removing<Value>(after path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let failure as StoreFailure {
            throw olderNotRemoved(path: path, detail: "\(failure)")
        }
    }

    /// Runs the body, and reports a failure to write as ``notRestored(place:detail:)``, in one line.
    static func restoring<Value>(_ place: String, _ body: () throws -> Value) throws -> Value {
        try explaining({ notRestored(place: place, detail: $0) }, body)
    }

    private static func explaining<Value>(
        _ failure: (String) -> BackupFailure,
        _ body: () throws -> Value
    ) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw failure((error.message ?? "\(error.resultCode)") + FileSizeLimit.displayText)
        } catch StoreFailure.unavailable(_, let detail) {
            throw failure(detail)
        } catch let error as StoreFailure where error.kind == .notPermitted {
            throw failure("no permission to write there")
        }
    }
}
