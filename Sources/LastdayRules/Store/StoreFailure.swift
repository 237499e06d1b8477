/// Why a store could not be used.
public enum StoreFailure: Failure, Equatable {
    /// There is no such file.
    case missing(String)
    /// There is one already where one was to be made.
    case exists(String)
    /// It keeps something already, and only an empty one would do.
    case notEmpty(String, holding: String)
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
    /// A newer version of the program has written it.
    case newer(String, version: String)
    /// The store itself refused a change that would break a rule of the data.
    case refused(String, detail: String)
    /// It has gone back in time: the journal, or this process, knows more of it than it does; in words.
    case wentBack(String, found: String)
    /// Its note of how the audit ends, and the audit's end, are not the same: parts of two copies; in words.
    case torn(String, found: String)
    /// Anything else: a full disk, an I/O error.
    case unavailable(String, detail: String)

    /// What sort of trouble it is.
    public var kind: FailureKind {
        switch self {
        case .missing, .damaged, .newer, .unavailable, .exists, .replaced, .secondName, .wentBack, .torn:
            .unavailable
        case .notPermitted: .notPermitted
        case .busy, .changedMeanwhile: .busy
        case .refused, .notEmpty: .badData
        }
    }

    /// Whether only a person can mend it, and nobody is closed until then.
    public var waitsForAPerson: Bool {
        switch self {
        case .wentBack, .torn: true
        default: false
        }
    }

    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .missing(let place):
            "no store at \(place); make one with: lastday store init --store \(place)"
        case .exists(let place):
            "a file already exists at \(place); nothing changed"
        case .notEmpty(let place, let holding):
            "\(place) already holds \(holding); nothing changed, "
                + "use a new store, made with: lastday store init --store FILE"
        case .notPermitted(let place):
            "no permission to use the store \(place); ask for membership of its group, or use sudo"
        case .replaced(let place):
            "the store \(place) has been replaced by another file since it was opened; nothing changed, "
                + "start the program again"
        case .secondName(let place, let detail):
            "the store \(place) \(detail)"
        case .busy(let place):
            "the store \(place) is busy; nothing changed, try again"
        case .changedMeanwhile(let place, let record):
            "another program has just changed \(record) in \(place); nothing changed here, check it and try again"
        case .damaged(let place, let detail):
            "\(place) is not a complete Lastday store (\(detail)); nothing changed, restore it from a backup"
        case .newer(let place, let version):
            "the store \(place) was written by a newer Lastday (\(version)); install that version"
        case .refused(let place, let detail):
            "the store \(place) refused the change: \(detail)"
        case .wentBack(let place, let found):
            "\(place): \(found); nothing is written until a person has looked: lastday audit recover"
        case .torn(let place, let found):
            "\(place): \(found): the store was overwritten with another copy; nothing is written, restore it from a backup"
        case .unavailable(let place, let detail):
            "the store \(place) cannot be used: \(detail)"
        }
    }
}
