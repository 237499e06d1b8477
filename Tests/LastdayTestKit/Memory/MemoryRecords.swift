import LastdayRules
import Synchronization

/// Records in memory: each answer is a pass over all of them, in the plainest words that there are for it.
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
    var told: Int64 = 0
    var named: StoreZone?
    var notes = NoteBook()

    /// What is noted in a transaction.
    final class NoteBook: Sendable {
        let texts = Mutex([String: String]())
    }

    /// Keeps what events change, with an entry each.
    mutating func keep(_ events: [Event], on occasion: Occasion) -> [AuditEntry] {
        events.map { event in
            for change in event.changes { put(change.sides.to) }
            let entry = AuditEntry(sequence: Int64(audit.count) + 1, event, on: occasion)
            audit.append(entry)
            return entry
        }
    }

    private mutating func put(_ record: any Recorded) {
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

    mutating func put(_ kept: Kept) {
        switch kept {
        case .person(let record): put(record)
        case .run(let record): put(record)
        case .account(let record): put(record)
        case .employment(let record): put(record)
        case .assignment(let record): put(record)
        case .document(let record): put(record)
        case .offboarding(let record): put(record)
        case .night(let record): put(record)
        case .audit(let entry): audit.append(entry)
        }
    }
}

extension Dictionary where Key == Int64, Value: Recorded {
    /// All of them by number.
    fileprivate var inOrder: [Value] { values.sorted { $0.number < $1.number } }
}

extension MemoryRecords: Records {
    func account(named username: String) throws -> UserAccount? {
        accounts.values.first { $0.username == username }
    }
    func account(_ number: Int64) throws -> UserAccount? { accounts[number] }
    func accounts(of person: Int64) throws -> [UserAccount] {
        accounts.inOrder.filter { $0.person == person }
    }
    func person(_ number: Int64) throws -> Person? { people[number] }
    func person(districtID: String) throws -> Person? {
        people.values.first { $0.districtID == districtID }
    }
    func employment(_ number: Int64) throws -> Employment? { employments[number] }
    func employments(of person: Int64) throws -> [Employment] {
        employments.inOrder.filter { $0.person == person }
    }
    func assignment(_ number: Int64) throws -> Assignment? { assignments[number] }
    func assignments(under employment: Int64) throws -> [Assignment] {
        assignments.inOrder.filter { $0.employment == employment }
    }
    func documents(naming person: Int64) throws -> [Document] {
        documents.inOrder.filter { $0.person == person }
    }
    func run(_ number: Int64) throws -> Run? { runs[number] }
    func queuedOffboarding(of account: Int64) throws -> Offboarding? {
        offboardings.values.first { $0.account == account && $0.state == .queued }
    }
    func offboardings(of account: Int64) throws -> [Offboarding] {
        offboardings.inOrder.filter { $0.account == account }
    }
    func latestOffboardings(of account: Int64, limit: Int) throws -> (latest: [Offboarding], count: Int) {
        let all = try offboardings(of: account)
        return (Array(all.suffix(limit)), all.count)
    }

    func nextNumber(of sort: RecordSort) throws -> Int64 { (numbers(of: sort).max() ?? 0) + 1 }
    func count(of sort: RecordSort) throws -> Int { numbers(of: sort).count }

    private func numbers(of sort: RecordSort) -> [Int64] {
        switch sort {
        case .person: Array(people.keys)
        case .account: Array(accounts.keys)
        case .employment: Array(employments.keys)
        case .assignment: Array(assignments.keys)
        case .document: Array(documents.keys)
        case .offboarding: Array(offboardings.keys)
        case .run: Array(runs.keys)
        case .night: Array(ledger.keys)
        case .about: []
        }
    }

    // MARK: - What a run asks

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
    func openCount(atMost limit: Int) throws -> Int { min(limit, open.count) }

    func openAccounts(withRole role: String, after date: CivilDate, limit: Int) throws -> [UserAccount] {
        let found = open.filter { $0.roles.contains(role) && ($0.expiresOn.map { $0 > date } ?? true) }
        return Array(found.sorted { $0.number < $1.number }.prefix(limit))
    }

    func queued(through lastDay: CivilDate) throws -> [Offboarding] {
        offboardings.values.filter { $0.state == .queued && $0.lastDay <= lastDay }.byLastDay
    }

    func lastNight() throws -> Night? { ledger.keys.max().flatMap { ledger[$0] } }

    func unfinishedRun(of night: CivilDate) throws -> Run? {
        runs.inOrder.last { $0.night == night && $0.finishedAt == nil }
    }

    func closings(by run: Int64) throws -> Int { accounts.values.count { $0.closing?.run == run } }

    // MARK: - What a person asks

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
        try withAccounts { $0.lastName.lowercased().hasPrefix(lastName.lowercased()) }
    }

    func people(email: String) throws -> [Person] {
        people.inOrder.filter { $0.email?.lowercased() == email.lowercased() }
    }

    func contacts() throws -> [PersonWithAccounts] { try withAccounts { $0.isContact || $0.owesContactForm } }

    private func withAccounts(_ isWanted: (Person) -> Bool) throws -> [PersonWithAccounts] {
        try people.values.filter(isWanted)
            .sorted { ($0.lastName, $0.firstName, $0.number) < ($1.lastName, $1.firstName, $1.number) }
            .map { PersonWithAccounts(person: $0, accounts: try accounts(of: $0.number)) }
    }

    func accounts(matching text: String) throws -> [AccountWithPerson] {
        let start = text.lowercased()
        return accounts.values.map { account in
            AccountWithPerson(account: account, person: account.person.flatMap { people[$0] })
        }.filter { one in
            one.account.username.lowercased().hasPrefix(start)
                || one.person?.lastName.lowercased().hasPrefix(start) ?? false
        }.sorted { $0.account.username < $1.account.username }
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

    func kept(_ sort: Kept.Sort, after number: Int64?, limit: Int) throws -> [Kept] {
        let all: [Kept] =
            switch sort {
            case .people: people.inOrder.map { .person($0) }
            case .runs: runs.inOrder.map { .run($0) }
            case .accounts: accounts.inOrder.map { .account($0) }
            case .employments: employments.inOrder.map { .employment($0) }
            case .assignments: assignments.inOrder.map { .assignment($0) }
            case .documents: documents.inOrder.map { .document($0) }
            case .offboardings: offboardings.inOrder.map { .offboarding($0) }
            case .nights: ledger.inOrder.map { .night($0) }
            case .audit: audit.map { .audit($0) }
            }
        return Array(all.lazy.filter { $0.number > number ?? .min }.prefix(limit))
    }

    func auditEnd() throws -> AuditEnd {
        AuditEnd(last: audit.last?.sequence ?? 0, link: audit.last?.link ?? .beginning)
    }
    func toldUpTo() throws -> Int64 { told }

    func zone() throws -> StoreZone? { named }
}

extension MemoryRecords: Notes {
    func note(_ text: String, under key: String) throws -> String? {
        notes.texts.withLock { texts in
            defer { texts[key] = texts[key] ?? text }
            return texts[key]
        }
    }
}

extension [Offboarding] {
    fileprivate var byLastDay: Self { sorted { ($0.lastDay, $0.number) < ($1.lastDay, $1.number) } }
}
