/// What the rules can ask of a store, at one moment of it.
///
/// Every call throws ``StoreFailure`` where the store cannot answer.
public protocol RecordReader {
    // One record, by what people call it or by its number.
    func account(named username: String) throws -> UserAccount?
    func account(_ number: Int64) throws -> UserAccount?
    func accounts(of person: Int64) throws -> [UserAccount]
    func person(_ number: Int64) throws -> Person?
    func person(districtID: String) throws -> Person?
    func employment(_ number: Int64) throws -> Employment?
    func employments(of person: Int64) throws -> [Employment]
    func assignment(_ number: Int64) throws -> Assignment?
    func assignments(under employment: Int64) throws -> [Assignment]
    /// The records of that type that name that person, by number.
    func all<Record: Recorded>(_ type: Record.Type, naming person: Int64) throws -> [Record]
    func run(_ number: Int64) throws -> Run?
    func queuedOffboarding(of account: Int64) throws -> Offboarding?
    func offboardings(of account: Int64) throws -> [Offboarding]
    /// So many of them, the latest, by number; and how many there are.
    func latestOffboardings(of account: Int64, limit: Int) throws -> (latest: [Offboarding], count: Int)

    /// The number that the next record of that kind will have; the same until one is written.
    func nextNumber(of kind: RecordKind) throws -> Int64

    // What a run asks.

    /// Accounts that no closing is recorded for, not Disabled, with an Expires Date up to and including that
    /// one, by date and number, each with its queued departure.
    func due(through expiresOn: CivilDate, after mark: DueMark?, limit: Int) throws -> [DueAccount]
    /// How many there are.
    func dueCount(through expiresOn: CivilDate) throws -> Int
    /// How many accounts no closing is recorded for and that are not Disabled, whenever they expire; counted up to
    /// that many and no further.
    func openCount(atMost limit: Int) throws -> Int
    /// Accounts with that product security role that no closing is recorded for, not Disabled, with no Expires Date or
    /// one after that; by number.
    func openAccounts(withRole role: String, after date: CivilDate, limit: Int) throws -> [UserAccount]
    /// Queued departures with a last day up to and including that one.
    func queued(through lastDay: CivilDate) throws -> [Offboarding]
    /// The latest night in the ledger.
    func lastNight() throws -> Night?
    /// The runs that have begun and not finished, by number: few, however many there have been.
    func unfinishedRuns() throws -> [Run]
    /// How many accounts that run has closed.
    func closings(by run: Int64) throws -> Int

    // What a person asks.

    /// Goes through departures in that state, all where nil, by last day and number: those of that account, of all where
    /// nil. One at a time is held, besides what it takes to put them in order.
    func forEachDeparture(
        _ state: Offboarding.State?,
        of account: Int64?,
        _ body: (Departure) throws -> Void
    ) throws
    /// People whose last name begins so, capitals aside, with their accounts; by name.
    func people(lastName: String) throws -> [PersonWithAccounts]
    /// Accounts whose username or whose person's last name begins so, capitals aside; by username.
    func accounts(matching text: String) throws -> [AccountWithPerson]
    /// People with that e-mail address, capitals aside.
    func people(email: String) throws -> [Person]
    /// District AIM contacts, by name, with their accounts.
    func contacts() throws -> [PersonWithAccounts]
    /// Assignments that are designated Special Ed, whenever they are.
    func specialEd() throws -> [Assignment]
    /// All usernames like that one, for "did you mean".
    func usernames(like username: String) throws -> [String]
    /// The ledger, latest first.
    func nights(limit: Int) throws -> [NightWithRun]
    /// The audit, in order.
    func audit(_ selection: AuditSelection) throws -> [AuditEntry]
    /// How many records of that kind there are.
    func count(of kind: RecordKind) throws -> Int

    /// The zone that the store goes by; nil where it has none, as stores of earlier versions.
    func zone() throws -> StoreZone?

    // What a copy asks.

    /// What is kept of that kind, by number, from behind that number; from the beginning where nil.
    func records(of kind: RecordKind, after number: Int64?, limit: Int) throws -> [StoredRecord]
    /// How the audit ends, and how it was noted to end; within an act, with what the act has written so far.
    func auditEnd() throws -> AuditEnd
    /// How far each target has been told the audit.
    func deliveryMarks() throws -> DeliveryMarks
}

/// An account that a run looks at.
public struct DueAccount: Sendable {
    /// The account.
    public let account: UserAccount
    /// Its queued departure.
    public let offboarding: Offboarding?

    /// An account with its queued departure.
    public init(account: UserAccount, offboarding: Offboarding?) {
        self.account = account
        self.offboarding = offboarding
    }
}

/// How far a run has come among the accounts that are due.
public struct DueMark: Sendable, Equatable {
    /// The Expires Date of the last account looked at.
    public let expiresOn: CivilDate
    /// Its number.
    public let number: Int64

    /// A mark behind that account.
    public init(expiresOn: CivilDate, number: Int64) {
        self.expiresOn = expiresOn
        self.number = number
    }
}
