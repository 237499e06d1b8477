import LastdayCore
import LastdaySystem

/// The identity of a store in the journal: its address and the beginning of its audit.
///
/// A path alone may have had several stores one after the other, and a copy made for a trial has the same
/// audit at another path.
struct StoreIdentity {
    /// The journal field with the entry's link.
    static let headField = "LASTDAY_AUDIT_HEAD"
    /// The journal field with the store's address.
    static let placeField = "LASTDAY_STORE"
    /// The journal field with the link of the audit's first entry.
    static let beginningField = "LASTDAY_AUDIT_FIRST"

    /// The store's address.
    let place: String
    /// The link of the audit's first entry; nil if there is none yet.
    let beginning: AuditLink?

    /// Creates the identity of a store.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    init(of store: any ServableStore) throws {
        self.init(at: store.address, beginning: try store.read { try $0.auditBeginning()?.link })
    }

    /// Creates the identity of a store at that address.
    init(at address: StoreAddress, beginning: AuditLink?) {
        place = address.name
        self.beginning = beginning
    }
}
