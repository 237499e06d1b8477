import LastdayCore
import LastdaySystem

/// How the journal knows a store: by its address and how its audit begins.
///
/// A path alone may have had several stores one after the other, and a copy that somebody tries something with has the
/// same audit somewhere else.
struct StoreIdentity {
    /// The journal's field with the link of the entry.
    static let headField = "LASTDAY_AUDIT_HEAD"
    /// The journal's field with the address.
    static let placeField = "LASTDAY_STORE"
    /// The journal's field with the link of the audit's first entry.
    static let beginningField = "LASTDAY_AUDIT_FIRST"

    /// The store's address.
    let place: String
    /// The link of the audit's first entry; nil where there is none yet.
    let beginning: AuditLink?

    /// The name of that store.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    init(of store: any ServableStore) throws {
        self.init(at: store.address, beginning: try store.read { try $0.auditBeginning()?.link })
    }

    /// The name of a store at that address.
    init(at address: StoreAddress, beginning: AuditLink?) {
        place = address.name
        self.beginning = beginning
    }
}
