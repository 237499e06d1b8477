import Glibc
import LastdayCore

/// A JSON store consists of two files: its own and, beside it, its audit.
extension JSONStore: FileStore {
    static let ending = ".json"

    static func isMeant(by place: String) -> Bool { place.lowercased().hasSuffix(ending) }

    static func lockFile(at place: String) -> String { lockFile(of: target(of: place)) }

    static func companion(of path: String) -> String { auditPath(of: path) }

    /// The file that every writer to the store replaces, and the link that leads to it.
    var writtenFiles: [String] { place == file ? [file] : [file, place] }

    /// Does nothing: a copy is complete already.
    static func finishCopy(at path: String) throws {}

    static func backupEnd(_ head: [UInt8], at path: String) -> AuditEnd? {
        guard head.firstRange(of: Array("\"\(JSONDocument.format)\"".utf8)) != nil else { return nil }
        let audit = AuditFile(auditPath(of: path))
        guard (try? audit.refresh(synced: .max)) != nil, audit.last > 0 else { return nil }
        return AuditEnd(last: audit.last, link: audit.end.head)
    }
}
