import LastdayCore
import Synchronization

/// Records in memory, where nearly every query is a pass over all of them, written as plainly as possible.
struct MemoryRecords: Sendable {
    var people: [Int64: Person] = [:]
    var accounts: [Int64: UserAccount] = [:]
    var employments: [Int64: Employment] = [:]
    var assignments: [Int64: Assignment] = [:]
    var documents: [Int64: Document] = [:]
    var offboardings: [Int64: Offboarding] = [:]
    var runs: [Int64: Run] = [:]
    var ledger: [Int64: Night] = [:]
    var audit: [AuditEntry] = []
    var marks = DeliveryMarks()
    var named: StoreZone?
    var notes = NoteBook()
    /// The index for the look-ups that an import makes for every row.
    var index = MemoryIndex()

    /// The scratch space of a transaction.
    final class NoteBook: Sendable {
        let texts = Mutex([[UInt8]: String]())
    }

    /// Stores the changes of events, with a linked audit entry for each event.
    ///
    /// - Returns: The audit entries, in order.
    /// - Throws: ``Fault`` if a change is not allowed.
    mutating func keep(_ events: [Event], on context: ActionContext) throws -> [AuditEntry] {
        try events.map { event in
            for change in event.changes {
                try refuseUnlessItMayStand(change)
                put(change.to)
            }
            return keep(AuditEntry(sequence: Int64(audit.count) + 1, event, on: context))
        }
    }

    private mutating func keep(_ entry: AuditEntry) -> AuditEntry {
        var linking = AuditChain(after: audit.last?.link ?? .beginning)
        let linked = entry.linked(by: &linking)
        audit.append(linked)
        return linked
    }

    private mutating func put(_ record: any Recorded) {
        index.put(record, before: self[type(of: record).kind, record.number])
        switch record {
        case let person as Person: people[person.number] = person
        case let account as UserAccount: accounts[account.number] = account
        case let employment as Employment: employments[employment.number] = employment
        case let assignment as Assignment: assignments[assignment.number] = assignment
        case let document as Document: documents[document.number] = document
        case let offboarding as Offboarding: offboardings[offboarding.number] = offboarding
        case let run as Run: runs[run.number] = run
        case let night as Night: ledger[night.number] = night
        case let zone as StoreZone: named = zone
        default: preconditionFailure("a record of no known sort")
        }
    }

    /// Stores a record or an audit entry as another store had it.
    mutating func take(_ kept: StoredRecord) throws {
        if let entry = kept.record as? AuditEntry {
            guard entry.sequence == Int64(audit.count) + 1 else {
                throw Fault(detail: "the audit is written in order, without a gap")
            }
            _ = keep(entry)
        } else {
            try refuseUnlessItMayStand(Change(from: nil, to: kept))
            put(kept.record)
        }
    }
}

extension Dictionary where Key == Int64, Value: Recorded {
    /// All records by number.
    fileprivate var inOrder: [Value] { values.sorted { $0.number < $1.number } }
}

extension MemoryRecords: RecordReader {
    func account(named username: String) throws -> UserAccount? {
        index.number(of: .account, known: .text(username)).flatMap { accounts[$0] }
    }
    func accounts(spelledLike username: String) throws -> [UserAccount] {
        index.numbers(of: .account, alike: username).compactMap { accounts[$0] }
    }
    func people(districtIDLike districtID: String) throws -> [Person] {
        index.numbers(of: .person, alike: districtID).compactMap { people[$0] }
    }
    func account(_ number: Int64) throws -> UserAccount? { accounts[number] }
    func accounts(of person: Int64) throws -> [UserAccount] {
        index.numbers(of: .account, under: person).compactMap { accounts[$0] }
    }
    func person(_ number: Int64) throws -> Person? { people[number] }
    func person(districtID: String) throws -> Person? {
        index.number(of: .person, known: .text(districtID)).flatMap { people[$0] }
    }
    func employment(_ number: Int64) throws -> Employment? { employments[number] }
    func employments(of person: Int64) throws -> [Employment] {
        index.numbers(of: .employment, under: person).compactMap { employments[$0] }
    }
    func assignment(_ number: Int64) throws -> Assignment? { assignments[number] }
    func assignments(under employment: Int64) throws -> [Assignment] {
        index.numbers(of: .assignment, under: employment).compactMap { assignments[$0] }
    }
    func all<Record: Recorded>(_ type: Record.Type, naming person: Int64) throws -> [Record] {
        index.numbers(of: type.kind, under: person).compactMap { self[type.kind, $0] as? Record }
    }
    func run(_ number: Int64) throws -> Run? { runs[number] }
    func queuedOffboarding(of account: Int64) throws -> Offboarding? {
        index.number(of: .offboarding, known: .number(account)).flatMap { offboardings[$0] }
    }
    func offboardings(of account: Int64) throws -> [Offboarding] {
        index.numbers(of: .offboarding, under: account).compactMap { offboardings[$0] }
    }
    func latestOffboardings(of account: Int64, limit: Int) throws -> (latest: [Offboarding], count: Int) {
        let all = try offboardings(of: account)
        return (Array(all.suffix(limit)), all.count)
    }

    func nextNumber(of kind: RecordKind) throws -> Int64 { index.highest[kind, default: 0] + 1 }
    func count(of kind: RecordKind) throws -> Int { index.counts[kind, default: 0] }

    /// The record of a kind with a number; nil if there is none.
    subscript(kind: RecordKind, number: Int64) -> (any Recorded)? {
        switch kind {
        case .person: people[number]
        case .account: accounts[number]
        case .employment: employments[number]
        case .assignment: assignments[number]
        case .document: documents[number]
        case .offboarding: offboardings[number]
        case .run: runs[number]
        case .night: ledger[number]
        case .audit: audit.first { $0.sequence == number }
        case .about: named
        }
    }

    // MARK: - Queries of a run

    private var open: [UserAccount] { accounts.values.filter { !$0.disabled && $0.closing == nil } }

    private func due(through expiresOn: CivilDate) -> [UserAccount] {
        open.filter { $0.expiresOn.map { $0 <= expiresOn } ?? false }
    }

    func due(through expiresOn: CivilDate, after mark: DueMark?, limit: Int) throws -> [DueAccount] {
        func place(_ account: UserAccount) -> (CivilDate, Int64) {
            (account.expiresOn ?? expiresOn, account.number)
        }
        return try due(through: expiresOn)
            .filter { account in mark.map { place(account) > ($0.expiresOn, $0.number) } ?? true }
            .sorted { place($0) < place($1) }
            .prefix(limit)
            .map { DueAccount(account: $0, offboarding: try queuedOffboarding(of: $0.number)) }
    }

    func dueCount(through expiresOn: CivilDate) throws -> Int { due(through: expiresOn).count }
    func openCount(of type: AccountType?, atMost limit: Int) throws -> Int {
        min(limit, open.count { $0.accountType == type })
    }

    func openAccounts(withRole role: String, after date: CivilDate, limit: Int) throws -> [UserAccount] {
        let found = open.filter {
            $0.roles.contains { $0.isSame(as: role) } && ($0.expiresOn.map { $0 > date } ?? true)
        }
        return Array(found.sorted { $0.number < $1.number }.prefix(limit))
    }

    func queued(through lastDay: CivilDate) throws -> [Offboarding] {
        offboardings.values.filter { $0.state == .queued && $0.lastDay <= lastDay }.byLastDay
    }

    func lastNight() throws -> Night? { ledger.keys.max().flatMap { ledger[$0] } }

    func unfinishedRuns() throws -> [Run] { runs.inOrder.filter { $0.finishedAt == nil } }

    func closings(by run: Int64) throws -> Int { accounts.values.count { $0.closing?.run == run } }

    // MARK: - Queries of people

    func forEachDeparture(
        _ state: Offboarding.State?,
        of account: Int64?,
        _ body: (Departure) throws -> Void
    ) throws {
        let wanted = offboardings.values.filter { one in
            (state == nil || one.state == state) && (account == nil || one.account == account)
        }
        for offboarding in wanted.byLastDay {
            guard let account = accounts[offboarding.account] else { continue }
            let person = account.person.flatMap { people[$0] }
            try body(Departure(offboarding: offboarding, account: account, person: person))
        }
    }

    func people(lastName: String) throws -> [PersonWithAccounts] {
        try withAccounts { $0.lastName.begins(with: lastName) }
    }

    func people(email: String) throws -> [Person] {
        people.inOrder.filter {
            $0.email.map { asciiLowercased($0).isSame(as: asciiLowercased(email)) } ?? false
        }
    }

    func contacts() throws -> [PersonWithAccounts] { try withAccounts { $0.isContact || $0.owesContactForm } }

    private func withAccounts(_ isWanted: (Person) -> Bool) throws -> [PersonWithAccounts] {
        try people.values.filter(isWanted)
            .sorted { left, right in
                let names = (asciiLowercased(left.lastName), asciiLowercased(right.lastName))
                guard names.0.isSame(as: names.1) else { return names.0.precedes(names.1) }
                guard left.firstName.isSame(as: right.firstName) else {
                    return left.firstName.precedes(right.firstName)
                }
                return left.number < right.number
            }
            .map { PersonWithAccounts(person: $0, accounts: try accounts(of: $0.number)) }
    }

    func accounts(matching text: String) throws -> [AccountWithPerson] {
        accounts.values.map { account in
            AccountWithPerson(account: account, person: account.person.flatMap { people[$0] })
        }.filter { one in
            one.account.username.begins(with: text) || one.person?.lastName.begins(with: text) ?? false
        }.sorted { $0.account.username.precedes($1.account.username) }
    }

    func specialEd() throws -> [Assignment] { assignments.inOrder.filter(\.isSpecialEd) }
    func usernames(like username: String) throws -> [String] { accounts.inOrder.map(\.username) }

    func nights(limit: Int) throws -> [NightWithRun] {
        ledger.inOrder.reversed().prefix(limit).compactMap { night in
            runs[night.run].map { NightWithRun(night: night, run: $0) }
        }
    }

    func audit(_ selection: AuditSelection) throws -> [AuditEntry] {
        Array(audit.lazy.filter(selection.wants).prefix(selection.limit))
    }

    func records(of kind: RecordKind, after number: Int64?, limit: Int) throws -> [StoredRecord] {
        let all: [any Recorded] =
            switch kind {
            case .person: people.inOrder
            case .run: runs.inOrder
            case .account: accounts.inOrder
            case .employment: employments.inOrder
            case .assignment: assignments.inOrder
            case .document: documents.inOrder
            case .offboarding: offboardings.inOrder
            case .night: ledger.inOrder
            case .audit: audit
            case .about: []
            }
        return all.lazy.filter { $0.number > number ?? .min }.prefix(limit).map { StoredRecord($0) }
    }

    func auditEnd() throws -> AuditEnd {
        AuditEnd(last: audit.last?.sequence ?? 0, link: audit.last?.link ?? .beginning)
    }
    func deliveryMarks() throws -> DeliveryMarks { marks }

    func zone() throws -> StoreZone? { named }
}

extension MemoryRecords: TransactionScratch {
    func insertIfAbsent(_ text: String, under key: String) throws -> String? {
        notes.texts.withLock { texts in
            let key = Array(key.utf8)
            defer { texts[key] = texts[key] ?? text }
            return texts[key]
        }
    }
}

/// Comparisons as in every store: the order goes by bytes, and prefixes ignore the case of ASCII letters.
extension String {
    fileprivate func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
    fileprivate func begins(with start: String) -> Bool {
        asciiLowercased(self).utf8.starts(with: asciiLowercased(start).utf8)
    }
}

extension [Offboarding] {
    fileprivate var byLastDay: Self { sorted { ($0.lastDay, $0.number) < ($1.lastDay, $1.number) } }
}
