public import LastdayCore

extension AuditVerdict {
    /// The finding and, if something is wrong, the command to type.
    public var displayText: String {
        switch self {
        case .agrees(let last): "the audit agrees with the journal up to entry \(last)"
        case .nothingDelivered: "the audit cannot be compared: the journal has no entries of this store"
        case .incomparable(let why): "the audit cannot be compared with the journal: \(why)"
        case .gap(let gap): "\(gap.displayText); see: lastday audit recover"
        case .another(let entry):
            "another store has been in this place since this one was made: the journal has its entry \(entry.sequence) of "
                + "\(entry.at), which is not in this audit; see: lastday audit verify --journal"
        case .torn(let doubt):
            "\(doubt): another copy was put over the store; nothing is written; restore it from a backup"
        }
    }
}
