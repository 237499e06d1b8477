import LastdayCore

/// Records that answer one requirement as if they were empty.
struct ForgetfulRecords {
    private let records: any RecordReader
    private let fault: String

    init(_ records: any RecordReader, forgetting fault: String) {
        (self.records, self.fault) = (records, fault)
    }

    private func forgets(_ requirement: String = #function) -> Bool { fault == requirement }

    /// The requirements that records can forget.
    static let requirements = [
        "account(named:)", "account(_:)", "accounts(of:)", "person(_:)", "person(districtID:)",
        "accounts(spelledLike:)", "people(districtIDLike:)",
        "employment(_:)",
        "employments(of:)", "assignment(_:)", "assignments(under:)", "all(_:naming:)", "run(_:)",
        "queuedOffboarding(of:)", "offboardings(of:)", "latestOffboardings(of:limit:)", "nextNumber(of:)",
        "due(through:after:limit:)", "dueCount(through:)", "openCount(of:atMost:)",
        "openAccounts(withRole:after:limit:)",
        "queued(through:)", "lastNight()", "unfinishedRuns()", "closings(by:)", "forEachDeparture(_:of:_:)",
        "people(lastName:)", "accounts(matching:)", "people(email:)", "contacts()", "specialEd()",
        "usernames(like:)", "nights(limit:)", "audit(_:)", "count(of:)", "zone()", "records(of:after:limit:)",
        "auditEnd()", "deliveryMarks()", "insertIfAbsent(_:under:)",
    ]
}

extension ForgetfulRecords: RecordReader, TransactionScratch {
    func account(named username: String) throws -> UserAccount? {
        forgets() ? nil : try records.account(named: username)
    }
    func accounts(spelledLike username: String) throws -> [UserAccount] {
        forgets() ? [] : try records.accounts(spelledLike: username)
    }
    func people(districtIDLike districtID: String) throws -> [Person] {
        forgets() ? [] : try records.people(districtIDLike: districtID)
    }
    func account(_ number: Int64) throws -> UserAccount? { forgets() ? nil : try records.account(number) }
    func accounts(of person: Int64) throws -> [UserAccount] {
        forgets() ? [] : try records.accounts(of: person)
    }
    func person(_ number: Int64) throws -> Person? { forgets() ? nil : try records.person(number) }
    func person(districtID: String) throws -> Person? {
        forgets() ? nil : try records.person(districtID: districtID)
    }
    func employment(_ number: Int64) throws -> Employment? {
        forgets() ? nil : try records.employment(number)
    }
    func employments(of person: Int64) throws -> [Employment] {
        forgets() ? [] : try records.employments(of: person)
    }
    func assignment(_ number: Int64) throws -> Assignment? {
        forgets() ? nil : try records.assignment(number)
    }
    func assignments(under employment: Int64) throws -> [Assignment] {
        forgets() ? [] : try records.assignments(under: employment)
    }
    func all<Record: Recorded>(_ type: Record.Type, naming person: Int64) throws -> [Record] {
        forgets() ? [] : try records.all(type, naming: person)
    }
    func run(_ number: Int64) throws -> Run? { forgets() ? nil : try records.run(number) }
    func queuedOffboarding(of account: Int64) throws -> Offboarding? {
        forgets() ? nil : try records.queuedOffboarding(of: account)
    }
    func offboardings(of account: Int64) throws -> [Offboarding] {
        forgets() ? [] : try records.offboardings(of: account)
    }
    func latestOffboardings(of account: Int64, limit: Int) throws -> (latest: [Offboarding], count: Int) {
        forgets() ? ([], 0) : try records.latestOffboardings(of: account, limit: limit)
    }
    func nextNumber(of kind: RecordKind) throws -> Int64 { forgets() ? 1 : try records.nextNumber(of: kind) }
    func due(through expiresOn: CivilDate, after mark: DueMark?, limit: Int) throws -> [DueAccount] {
        forgets() ? [] : try records.due(through: expiresOn, after: mark, limit: limit)
    }
    func dueCount(through expiresOn: CivilDate) throws -> Int {
        forgets() ? 0 : try records.dueCount(through: expiresOn)
    }
    func openCount(of type: AccountType?, atMost limit: Int) throws -> Int {
        forgets() ? 0 : try records.openCount(of: type, atMost: limit)
    }
    func openAccounts(withRole role: String, after date: CivilDate, limit: Int) throws -> [UserAccount] {
        forgets() ? [] : try records.openAccounts(withRole: role, after: date, limit: limit)
    }
    func queued(through lastDay: CivilDate) throws -> [Offboarding] {
        forgets() ? [] : try records.queued(through: lastDay)
    }
    func lastNight() throws -> Night? { forgets() ? nil : try records.lastNight() }
    func unfinishedRuns() throws -> [Run] { forgets() ? [] : try records.unfinishedRuns() }
    func closings(by run: Int64) throws -> Int { forgets() ? 0 : try records.closings(by: run) }
    func forEachDeparture(_ state: Offboarding.State?, of account: Int64?, _ body: (Departure) throws -> Void)
        throws
    {
        if !forgets() { try records.forEachDeparture(state, of: account, body) }
    }
    func people(lastName: String) throws -> [PersonWithAccounts] {
        forgets() ? [] : try records.people(lastName: lastName)
    }
    func accounts(matching text: String) throws -> [AccountWithPerson] {
        forgets() ? [] : try records.accounts(matching: text)
    }
    func people(email: String) throws -> [Person] { forgets() ? [] : try records.people(email: email) }
    func contacts() throws -> [PersonWithAccounts] { forgets() ? [] : try records.contacts() }
    func specialEd() throws -> [Assignment] { forgets() ? [] : try records.specialEd() }
    func usernames(like username: String) throws -> [String] {
        forgets() ? [] : try records.usernames(like: username)
    }
    func nights(limit: Int) throws -> [NightWithRun] { forgets() ? [] : try records.nights(limit: limit) }
    func audit(_ selection: AuditSelection) throws -> [AuditEntry] {
        forgets() ? [] : try records.audit(selection)
    }
    func count(of kind: RecordKind) throws -> Int { forgets() ? 0 : try records.count(of: kind) }
    func zone() throws -> StoreZone? { forgets() ? nil : try records.zone() }
    func records(of kind: RecordKind, after number: Int64?, limit: Int) throws -> [StoredRecord] {
        forgets() ? [] : try records.records(of: kind, after: number, limit: limit)
    }
    func auditEnd() throws -> AuditEnd {
        forgets() ? AuditEnd(last: 0, link: .beginning) : try records.auditEnd()
    }
    func deliveryMarks() throws -> DeliveryMarks {
        forgets() ? DeliveryMarks() : try records.deliveryMarks()
    }
    func insertIfAbsent(_ text: String, under key: String) throws -> String? {
        forgets() ? nil : try (records as? any TransactionScratch)?.insertIfAbsent(text, under: key)
    }
}
