public import LastdayRules

extension AuditVerdict {
    /// What was found and, where it is not well, what to type.
    public var told: String {
        switch self {
        case .agrees(let last): "the audit agrees with the journal up to entry \(last)"
        case .nothingTold: "the audit cannot be compared: the journal has nothing of this store"
        case .incomparable(let why): "the audit cannot be compared with the journal: \(why)"
        case .gap(let gap): "\(gap.told); see: lastday audit recover"
        case .another(let told):
            "another store has lain here since this one was begun: the journal has its entry \(told.sequence) of "
                + "\(told.at), which is not of this audit; see: lastday audit verify --journal"
        case .torn(let doubt):
            "\(doubt): another copy was laid over the store; nothing is written, restore it from a copy"
        }
    }
}
