/// The questions that the rules can ask of a store, all answered from one state of it.
///
/// Every call throws ``StoreFailure`` if the store cannot answer.
public protocol RecordReader {
    // One record, by the name that people use for it or by its number.
    func account(named username: String) throws -> UserAccount?
    /// Returns the accounts whose username has the same normal form (``normalForm(_:)``), by number.
    ///
    /// Of usernames that are not ASCII, some spellings in mixed case may be missed.
    func accounts(spelledLike username: String) throws -> [UserAccount]
    func account(_ number: Int64) throws -> UserAccount?
    func accounts(of person: Int64) throws -> [UserAccount]
    func person(_ number: Int64) throws -> Person?
    func person(districtID: String) throws -> Person?
    /// Returns the people whose district identifier has the same normal form, by number; some as for usernames.
    func people(districtIDLike districtID: String) throws -> [Person]
    func employment(_ number: Int64) throws -> Employment?
    func employments(of person: Int64) throws -> [Employment]
    func assignment(_ number: Int64) throws -> Assignment?
    func assignments(under employment: Int64) throws -> [Assignment]
    /// Returns the records of a type that name a person, by number.
    func all<Record: Recorded>(_ type: Record.Type, naming person: Int64) throws -> [Record]
    func run(_ number: Int64) throws -> Run?
    func queuedOffboarding(of account: Int64) throws -> Offboarding?
    func offboardings(of account: Int64) throws -> [Offboarding]
    /// Returns the latest offboardings of an account, up to the limit, by number; and how many it has in all.
    func latestOffboardings(of account: Int64, limit: Int) throws -> (latest: [Offboarding], count: Int)

    /// Returns the number that the next record of a kind will have; it stays the same until one is written.
    func nextNumber(of kind: RecordKind) throws -> Int64

    // Questions of a run.

    /// Returns the accounts that are neither closed nor Disabled and have an Expires Date up to and including
    /// the given one, by date and number, each with its queued departure.
    func due(through expiresOn: CivilDate, after mark: DueMark?, limit: Int) throws -> [DueAccount]
    /// Returns the number of accounts due through a date.
    func dueCount(through expiresOn: CivilDate) throws -> Int
    /// Returns the number of accounts of a type, or of no type if nil, that are neither closed nor Disabled,
    /// whatever their Expires Date; counting stops at the limit.
    func openCount(of type: AccountType?, atMost limit: Int) throws -> Int
    /// Returns the accounts with a product security role that are neither closed nor Disabled and have no
    /// Expires Date or a later one than the given date; by number.
    func openAccounts(withRole role: String, after date: CivilDate, limit: Int) throws -> [UserAccount]
    /// Returns the queued departures with a last day up to and including the given one.
    func queued(through lastDay: CivilDate) throws -> [Offboarding]
    /// Returns the latest night in the ledger.
    func lastNight() throws -> Night?
    /// Returns the runs that have begun and not finished, by number; there are never many.
    func unfinishedRuns() throws -> [Run]
    /// Returns the number of accounts that a run has closed.
    func closings(by run: Int64) throws -> Int

    // Questions of a person.

    /// Calls the body with each departure in a state (in any state if nil) of an account (of any account if
    /// nil), by last day and number. One at a time is held in memory, besides what sorting them takes.
    func forEachDeparture(
        _ state: Offboarding.State?,
        of account: Int64?,
        _ body: (Departure) throws -> Void
    ) throws
    /// Returns the people whose last name begins with a text, ignoring case, with their accounts; by name.
    func people(lastName: String) throws -> [PersonWithAccounts]
    /// Returns the accounts whose username or whose owner's last name begins with a text, ignoring case; by
    /// username.
    func accounts(matching text: String) throws -> [AccountWithPerson]
    /// Returns the people with an e-mail address, ignoring case.
    func people(email: String) throws -> [Person]
    /// Returns the District AIM contacts, by name, with their accounts.
    func contacts() throws -> [PersonWithAccounts]
    /// Returns the assignments designated Special Ed, whatever their dates.
    func specialEd() throws -> [Assignment]
    /// Returns all usernames similar to one, for "did you mean".
    func usernames(like username: String) throws -> [String]
    /// Returns the ledger's nights, latest first.
    func nights(limit: Int) throws -> [NightWithRun]
    /// Returns the selected audit entries, in order.
    func audit(_ selection: AuditSelection) throws -> [AuditEntry]
    /// Returns the number of records of a kind.
    func count(of kind: RecordKind) throws -> Int

    /// Returns the store's time zone; nil if it has none, as in stores of earlier versions.
    func zone() throws -> StoreZone?

    // Questions of a copy.

    /// Returns the records of a kind after a number, by number; from the first one if nil.
    func records(of kind: RecordKind, after number: Int64?, limit: Int) throws -> [StoredRecord]
    /// Returns how the audit ends and how the store noted its end; within an action, including what the
    /// action has written so far.
    func auditEnd() throws -> AuditEnd
    /// Returns how far the audit has been delivered to each target.
    func deliveryMarks() throws -> DeliveryMarks
}

/// An account that a run examines.
public struct DueAccount: Sendable {
    /// The account.
    public let account: UserAccount
    /// Its queued departure.
    public let offboarding: Offboarding?

    /// Creates a due account with its queued departure.
    public init(account: UserAccount, offboarding: Offboarding?) {
        self.account = account
        self.offboarding = offboarding
    }
}

/// A run's position among the accounts that are due.
public struct DueMark: Sendable, Equatable {
    /// The Expires Date of the last account examined.
    public let expiresOn: CivilDate
    /// The number of that account.
    public let number: Int64

    /// Creates a mark after an account.
    public init(expiresOn: CivilDate, number: Int64) {
        self.expiresOn = expiresOn
        self.number = number
    }
}
