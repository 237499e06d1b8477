public import LastdayCore

extension StoreFailure: Explained {
    /// The message: what is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .missing(let place):
            "no store at \(place); make one with: lastday store init --store \(place)"
        case .exists(let place):
            "\(place) already exists; nothing changed"
        case .notEmpty(let place, let kind, let count):
            "\(place) already holds \(kind.counted(count)); nothing changed; "
                + "make a new store for this with: lastday store init --store FILE"
        case .notPermitted(let place):
            "no permission to use the store \(place); ask to be added to its group, or use sudo"
        case .replaced(let place):
            "the store \(place) has been replaced by another file since it was opened; nothing changed; "
                + "restart the program that uses it"
        case .secondName(let place, let detail):
            "the store \(place) \(detail)"
        case .busy(let place):
            "the store \(place) is busy; nothing changed; try again"
        case .changedMeanwhile(let place, let record):
            "another program has just changed \(record) in \(place); nothing was changed here; look at it and try again"
        case .damaged(let place, let detail):
            "\(place) is not an intact Lastday store (\(detail)); nothing changed; restore it from a backup"
        case .copyDiffers(let place, let isAudit):
            StoreFailure.damaged(
                place,
                detail: isAudit ? "its audit is not what was copied" : "the copy is not what was copied"
            ).description
        case .auditNotAsWritten(let place, let fault):
            "the store \(place) refused the change: its audit is not as it was written: \(fault)"
        case .newer(let place, let version):
            "the store \(place) was written by a newer Lastday (\(version)); install that version"
        case .refused(let place, let detail):
            "the store \(place) refused the change: \(detail)"
        case .wentBack(let place, let found):
            "\(place): \(found); nothing is written until you have reviewed this: lastday audit recover"
        case .torn(let place, let found):
            "\(place): \(found): another copy was put over the store; nothing is written; restore it from a backup"
        case .unavailable(let place, let detail):
            "the store \(place) cannot be used: \(detail)"
        }
    }
}

extension Setback: CustomStringConvertible {
    /// The finding, in words.
    public var description: String {
        switch self {
        case .gap(let gap): gap.displayText
        case .endedWith(let entry): "its audit ended with entry \(entry), which is no longer there"
        }
    }
}
