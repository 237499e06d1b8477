import LastdayRules

/// What may not stand, though each value by itself is in order: what SQLite's constraints and triggers refuse.
extension MemoryRecords {
    /// What contradicts what.
    struct Fault: Error {
        let detail: String
    }

    /// Refuses a change to what would contradict another record, or itself.
    func refuseUnlessItMayStand(_ change: Change) throws {
        let (from, to) = change.sides
        let sort = type(of: to).sort
        guard sort != .about else { return }
        let isThere = self[sort, to.number] != nil
        if isThere, from == nil { throw Fault(detail: "there is another \(sort.rawValue) \(to.number)") }
        if !isThere, from != nil {
            throw Fault(detail: "there is no \(sort.rawValue) \(to.number) to change")
        }
        if let fault = to.unkeepable { throw Fault(detail: fault) }
        if let text = to.knownBy, let other = index.number(of: sort, known: text), other != to.number {
            throw Fault(detail: "\(sort.rawValue) \(other) is the same")
        }
        for (target, number) in to.references where self[target, number] == nil {
            throw Fault(detail: "there is no \(target.rawValue) \(number)")
        }
    }
}

extension Recorded {
    /// The records that have to be there for it.
    fileprivate var references: [(RecordKind, Int64)] {
        switch self {
        case let account as UserAccount:
            [account.person.map { (.person, $0) }, account.closing.map { (.run, $0.run) }].compactMap(\.self)
        case let employment as Employment: [(.person, employment.person)]
        case let assignment as Assignment: [(.employment, assignment.employment)]
        case let document as Document: [(.person, document.person)]
        case let departure as Offboarding: [(.account, departure.account)]
        case let run as Run: run.undoes.map { [(.run, $0)] } ?? []
        case let night as Night: [(.run, night.run)]
        default: []
        }
    }
}

extension Kept {
    /// The change that makes it, if it is a record and no entry of the audit.
    var asNew: Change? {
        switch self {
        case .person(let record): Change(from: nil, to: record)
        case .run(let record): Change(from: nil, to: record)
        case .account(let record): Change(from: nil, to: record)
        case .employment(let record): Change(from: nil, to: record)
        case .assignment(let record): Change(from: nil, to: record)
        case .document(let record): Change(from: nil, to: record)
        case .offboarding(let record): Change(from: nil, to: record)
        case .night(let record): .night(record)
        case .audit: nil
        }
    }
}
