import Foundation
import LastdayMessages
public import LastdayCore

/// A district for a test: a store of its own, a policy, and a clock that only the test moves.
public final class District {
    /// The maker of the store, which removes the store's files with the district.
    private let stores: TemporaryStores
    /// The district's store.
    public let store: any ServableStore
    /// The district's policy.
    public var policy: Policy
    /// The current time, which only the test moves.
    public var now: Instant

    /// The place of the store.
    public var path: String { store.place }

    /// Creates a district in a time zone, at a time of its clocks.
    ///
    /// - Parameters:
    ///   - kind: The kind of its store.
    ///   - zone: A zone of the machine's database.
    ///   - time: A date or a date and time, as ``LastdayCore/Zone/instant(reading:)`` reads it.
    /// - Throws: If it cannot be made.
    public init(
        _ kind: StoreKind = .ofThisRun,
        zone: String = "America/Denver",
        at time: String = "2026-11-30T09:00"
    )
        throws
    {
        stores = TemporaryStores(kind)
        store = try stores.make(for: .district, zone: nil)
        policy = Policy(zone: try MachineZones.zone(zone))
        now = try policy.zone.instant(reading: time)
    }
}

extension District {
    /// The actor of all acts in tests.
    public static let actor = Actor(name: "keltner", uid: 1_000)

    /// Sets the clock.
    public func setClock(_ time: String) throws { now = try policy.zone.instant(reading: time) }

    /// Performs an act at the current time.
    @discardableResult
    public func run<Outcome: Sendable>(
        _ command: String = "test",
        _ rule: (any RecordReader, Policy, ActionContext) throws -> Decision<Outcome>
    ) throws -> Outcome {
        let context = ActionContext(at: now, actor: Self.actor, command: command)
        return try store.decide(on: context) { try rule($0, policy, context) }.outcome
    }

    /// Imports rows of a feed.
    @discardableResult
    public func take(_ rows: [FeedRow]) throws -> Importing.Summary {
        var rest = rows[...]
        let context = ActionContext(at: now, actor: Self.actor, command: "import")
        let step = Importing.steps { rest.popFirst() }
        return try store.decide(on: context, keeping: true) { try step($0, policy, context) }
    }

    /// Imports an account and a person of the same name.
    public func add(_ username: String, expires: String? = nil, disabled: Bool = false, roles: [String] = [])
        throws
    {
        var row = FeedRow(origin: "test")
        row.username = username
        row.districtID = "id-\(username)"
        row.lastName = .value(username.capitalized)
        row.firstName = .value("Pat")
        row.expiresOn = .value(try expires.map { try CivilDate(reading: $0) })
        row.disabled = .value(disabled)
        row.roles = .value(roles)
        try take([row])
    }

    /// Imports an account and its person, with documents and employments with their assignments.
    @discardableResult
    public func importRow(
        _ username: String,
        contact isContact: Bool? = nil,
        documents: [FeedDocument] = [],
        _ employments: FeedEmployment...
    ) throws -> Importing.Summary {
        var row = FeedRow(origin: "test")
        row.username = username
        row.districtID = "id-\(username)"
        row.lastName = .value(username.capitalized)
        row.firstName = .value("Pat")
        row.isContact = isContact.map { .value($0) } ?? .unspecified
        row.employments = employments
        row.documents = documents
        return try take([row])
    }

    /// Returns the employments of an account's person with their assignments, each as the text that people see.
    public func employments(_ username: String) throws -> [String] {
        try store.read { records in
            let person = try records.existingAccount(named: username).person ?? 0
            return try records.employments(of: person).flatMap { employment in
                try [employment.displayText]
                    + records.assignments(under: employment.number).map(\.displayText)
            }
        }
    }

    /// Queues a departure.
    @discardableResult
    public func queue(
        _ username: String,
        _ lastDay: String?,
        _ timing: Queueing.Request.Timing = .planned,
        leavesEnabled: Bool = false,
        employments: Queueing.Request.Employments = .only,
        keepsAssignments: Bool = false,
        accountToo: Bool = false
    ) throws -> Queueing.Outcome {
        let request = Queueing.Request(
            username: username,
            lastDay: try lastDay.map { try CivilDate(reading: $0) },
            timing: timing,
            leavesEnabled: leavesEnabled,
            employments: employments,
            keepsAssignments: keepsAssignments,
            closesAccountToo: accountToo
        )
        return try run("queue") { try Queueing.decide(request, in: $0, under: $1, on: $2) }
    }

    /// Performs a night's run, in steps of a number of accounts.
    @discardableResult
    public func sweep(
        inSteps limit: Int = 100,
        byHand: Bool = false,
        stoppingWhen isToStop: () -> Bool = { false }
    ) throws -> Sweeping.Progress {
        var progress = Sweeping.Progress(at: now, isByHand: byHand, under: policy)
        while !progress.isDone, !isToStop() {
            let soFar = progress
            progress = try run("night") { records, policy, context in
                try Sweeping.step(
                    soFar,
                    atMost: limit,
                    in: records,
                    under: policy,
                    on: context,
                    stoppingWhen: isToStop
                )
            }
        }
        return progress
    }

    /// Returns an account.
    public func account(_ username: String) throws -> UserAccount {
        try store.read { try $0.existingAccount(named: username) }
    }

    /// Returns an account's standing at the current time.
    public func standing(_ username: String) throws -> String {
        try store.read { records in
            try policy.standing(
                of: try records.existingAccount(named: username),
                at: now,
                given: NightHistory(at: now, in: records)
            ).description
        }
    }

    /// Returns the kinds of the audit's entries, of all or of one account, in order.
    public func audit(_ username: String? = nil) throws -> [Event.Kind] {
        try store.read { try $0.audit(AuditSelection(username: username)).map(\.kind) }
    }

    /// Returns the date and state of each night in the ledger, latest first.
    public func ledger() throws -> [String] {
        try store.read { try $0.nights(limit: .max).map { "\($0.night.date) \($0.night.state.rawValue)" } }
    }
}

extension District {
    /// Opens the store once more, as another process would.
    public func reopened() throws -> any ServableStore { try stores.reopen(store) }
}

extension FeedEmployment {
    /// Creates an employment of a feed, with its assignments.
    public static func at(
        _ districtNumber: String,
        from start: String? = nil,
        to end: String? = nil,
        _ assignments: FeedAssignment...
    ) throws -> FeedEmployment {
        var employment = FeedEmployment(districtNumber: districtNumber)
        employment.startDate = try start.map { try CivilDate(reading: $0) }
        employment.endDate = .value(try end.map { try CivilDate(reading: $0) })
        employment.assignments = assignments
        return employment
    }
}

extension FeedAssignment {
    /// Creates an assignment of a feed.
    public static func of(
        _ title: String,
        from start: String? = nil,
        to end: String? = nil,
        specialEd: Bool = false
    ) throws -> FeedAssignment {
        var assignment = FeedAssignment(school: "Hillside", title: title)
        assignment.startDate = try start.map { try CivilDate(reading: $0) }
        assignment.endDate = .value(try end.map { try CivilDate(reading: $0) })
        assignment.isSpecialEd = .value(specialEd)
        return assignment
    }
}
