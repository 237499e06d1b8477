/// The reason why a store could not be used.
public enum StoreFailure: Failure, Equatable {
    /// There is no such file.
    case missing(String)
    /// A file exists already at the place of a new store.
    case exists(String)
    /// The store holds records already, but has to be empty.
    case notEmpty(String, holding: RecordKind, Int)
    /// The operating system does not permit the access to this user.
    case notPermitted(String)
    /// The store's file has a second name, under which writes would go unnoticed by its other users.
    case secondName(String, detail: String)
    /// Another file has replaced the store's since it was opened.
    case replaced(String)
    /// Another process held the store for too long.
    case busy(String)
    /// Another program changed a record while it was being changed here.
    case changedMeanwhile(String, record: String)
    /// The file is not a store, or is damaged.
    case damaged(String, detail: String)
    /// A copy differs from its source: in its records, or in its audit.
    case copyDiffers(String, isAudit: Bool)
    /// The store's audit is not as it was written, so nothing is copied from it.
    case auditNotAsWritten(String, AuditFault)
    /// A newer version of the program has written the store.
    case newer(String, version: String)
    /// The store itself refused a change that would break a rule of the data.
    case refused(String, detail: String)
    /// The store has gone back in time: the journal, or this process, knows more of its audit than it has.
    case wentBack(String, Setback)
    /// The store's note of its audit's end and the actual end disagree: the files belong to different copies.
    case torn(String, AuditEnd.Doubt)
    /// Anything else: a full disk, an I/O error.
    case unavailable(String, detail: String)

    /// The failure's kind.
    public var kind: FailureKind {
        switch self {
        case .missing, .damaged, .copyDiffers, .newer, .unavailable, .exists, .replaced, .secondName,
            .wentBack, .torn:
            .unavailable
        case .notPermitted: .notPermitted
        case .busy, .changedMeanwhile: .busy
        case .refused, .notEmpty, .auditNotAsWritten: .badData
        }
    }

    /// Whether only an operator can resolve it, and no account is closed until then.
    public var waitsForAPerson: Bool {
        switch self {
        case .wentBack, .torn: true
        default: false
        }
    }
}

/// The evidence that a store has gone back in time.
public enum Setback: Sendable, Equatable {
    /// The journal has entries that the store does not.
    case gap(AuditGap)
    /// The entry that this process knew as the audit's last one is no longer there.
    case endedWith(Int64)
}
