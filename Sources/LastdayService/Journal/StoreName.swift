import LastdayRules
import LastdaySystem

/// How the journal knows a store: by where it lies and how its audit begins.
///
/// A path alone may have had several stores one after the other, and a copy that somebody tries something with has the
/// same audit somewhere else.
struct StoreName {
    /// The journal's field with the link of the entry.
    static let headField = "LASTDAY_AUDIT_HEAD"
    /// The journal's field with the path.
    static let placeField = "LASTDAY_STORE"
    /// The journal's field with the link of the audit's first entry.
    static let beginningField = "LASTDAY_AUDIT_FIRST"

    /// The path: absolute, and without links.
    let path: String
    /// The link of the audit's first entry; nil where there is none yet.
    let beginning: AuditLink?

    /// The name of that store.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    init(of store: any Store) throws {
        self.init(at: store.place, beginning: try store.read { try $0.auditBeginning()?.link })
    }

    /// The name of a store at that place.
    init(at place: String, beginning: AuditLink?) {
        path = Self.path(of: place)
        self.beginning = beginning
    }

    /// The path of a store at that place.
    static func path(of place: String) -> String { resolved(place) ?? place }
}
