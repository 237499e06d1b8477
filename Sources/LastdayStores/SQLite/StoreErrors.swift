import GRDB
import LastdayMessages
import LastdayCore
import LastdaySystem

/// Runs the body, and translates SQLite's errors to ``LastdayCore/StoreFailure``.
func translating<Value>(at place: String, _ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw storeFailure(error, at: place)
    } catch let error as TornAudit {
        throw StoreFailure.torn(place, error.doubt)
    }
}

func storeFailure(_ error: DatabaseError, at place: String) -> StoreFailure {
    let detail = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(place)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: .damaged(place, detail: detail)
    case .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH: .notPermitted(place)
    case .SQLITE_CONSTRAINT: .refused(place, detail: detail)
    // What SQLite calls an I/O error may be a limit on the size of files.
    case .SQLITE_IOERR where FileSystem.room(at: place).map({ $0 < 1 << 16 }) == true:
        .unavailable(
            place,
            detail: "its disk is full; even reading needs some room for SQLite's index of its log"
        )
    case .SQLITE_IOERR: .unavailable(place, detail: detail + FileSizeLimit.displayText)
    default: .unavailable(place, detail: detail)
    }
}

/// An audit that does not end as noted.
///
/// Either the files are parts of two copies, or entries have been cut off.
struct TornAudit: Error {
    /// The difference that was found.
    let doubt: AuditEnd.Doubt
}
