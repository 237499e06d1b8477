/// Why a store could not be used.
public enum StoreFailure: Failure, Equatable {
    /// There is no such file.
    case missing(String)
    /// There is one already where one was to be made.
    case exists(String)
    /// It keeps something already, and only an empty one would do.
    case notEmpty(String, holding: RecordKind, Int)
    /// The system does not let this user.
    case notPermitted(String)
    /// Its file has another name, through which somebody would write what nobody else sees.
    case secondName(String, detail: String)
    /// Another file has taken its place since it was opened.
    case replaced(String)
    /// Somebody else held it for too long.
    case busy(String)
    /// Another program has changed a record while it was being changed here.
    case changedMeanwhile(String, record: String)
    /// It is no store, or a damaged one.
    case damaged(String, detail: String)
    /// What was copied into it is not what it was copied from: its records, or its audit.
    case copyDiffers(String, isAudit: Bool)
    /// Its audit is not as it was written, so that nothing is carried elsewhere.
    case auditNotAsWritten(String, AuditFault)
    /// A newer version of the program has written it.
    case newer(String, version: String)
    /// The store itself refused a change that would break a rule of the data.
    case refused(String, detail: String)
    /// It has gone back in time: the journal, or this process, knows more of it than it does.
    case wentBack(String, Setback)
    /// Its note of how the audit ends, and the audit's end, are not the same: parts of two copies.
    case torn(String, AuditEnd.Doubt)
    /// Anything else: a full disk, an I/O error.
    case unavailable(String, detail: String)

    /// What sort of trouble it is.
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

    /// Whether only a person can mend it, and nobody is closed until then.
    public var waitsForAPerson: Bool {
        switch self {
        case .wentBack, .torn: true
        default: false
        }
    }
}

/// How a store was found to have gone back in time.
public enum Setback: Sendable, Equatable {
    /// The journal has what the store has not.
    case gap(AuditGap)
    /// The entry with which this process knew the audit to end is not there any more.
    case endedWith(Int64)
}
