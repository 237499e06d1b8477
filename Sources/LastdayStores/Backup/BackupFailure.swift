import GRDB
public import LastdayMessages
public import LastdayCore
import LastdaySystem

/// Why no backup was made, or none put back.
public enum BackupFailure: Explained, Equatable {
    /// There is no such folder.
    case noFolder(String)
    /// Another one is being made or put back there.
    case goesOn(String)
    /// The backup could not be written.
    case notMade(folder: String, detail: String)
    /// There is no such file to put back.
    case noFile(String)
    /// Nothing could be put in the place of the store.
    case notRestored(place: String, detail: String)
    /// What was copied is not sound.
    case damaged(String, details: [String])
    /// What was given is the store itself.
    case isTheStore(String)
    /// One is a SQLite store, the other a JSON store.
    case otherKind(file: String, store: String)
    /// Somebody has written to the store since it was told what would be lost.
    case changedMeanwhile(String)

    /// What sort of trouble it is.
    public var kind: FailureKind {
        switch self {
        case .noFolder, .noFile: .missing
        case .goesOn, .changedMeanwhile: .busy
        case .notMade, .notRestored: .unavailable
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

    /// What is wrong, a line each.
    public var details: [String] {
        guard case .damaged(_, let details) = self else { return [] }
        return details
    }

    /// Runs the body, and tells in one line where a backup could not be written there.
    static func making<Value>(in folder: String, _ body: () throws -> Value) throws -> Value {
        try explaining({ notMade(folder: folder, detail: $0) }, body)
    }

    /// Runs the body, and tells in one line where a backup could not be put in the place of that store.
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
