import Foundation
import LastdayMessages
public import LastdayCore

/// A district for a test: a store in a folder of its own, a policy, and a time that stands still.
public final class District {
    /// Where its store is made; what it needs on the disk is removed with it.
    private let stores: TemporaryStores
    /// Its store.
    public let store: any ServableStore
    /// Its settings.
    public var policy: Policy
    /// What time it is; nothing moves it but the test.
    public var now: Instant

    /// Where its store is.
    public var path: String { store.place }

    /// A district in that zone at that time of its clocks.
    ///
    /// - Parameters:
    ///   - kind: What sort of store it has.
    ///   - zone: A zone of the machine's database.
    ///   - time: A date or a date and time, as ``LastdayCore/Zone/instant(reading:)`` reads it.
    /// - Throws: Where it cannot be made.
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
    /// Whoever does things in tests.
    public static let actor = Actor(name: "keltner", uid: 1_000)

    /// Moves the clock.
    public func setClock(_ time: String) throws { now = try policy.zone.instant(reading: time) }

    /// Does an act now.
    @discardableResult
    public func run<Outcome: Sendable>(
        _ command: String = "test",
        _ rule: (any RecordReader, Policy, ActionContext) throws -> Decision<Outcome>
    ) throws -> Outcome {
        let context = ActionContext(at: now, actor: Self.actor, command: command)
        return try store.decide(on: context) { try rule($0, policy, context) }.outcome
    }

    /// Takes over what these rows of a feed say.
    @discardableResult
    public func take(_ rows: [FeedRow]) throws -> Importing.Summary {
        var rest = rows[...]
        let context = ActionContext(at: now, actor: Self.actor, command: "import")
        let step = Importing.steps { rest.popFirst() }
        return try store.decide(on: context, keeping: true) { try step($0, policy, context) }
    }

    /// Makes an account, with a person of the same name.
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

    /// Takes over what a feed says of a person with that account: employments with their assignments, documents.
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

    /// The employments of an account's person with their assignments, each as its line on the screen.
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

    /// Does a night's work, in steps of that many accounts.
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

    /// The account.
    public func account(_ username: String) throws -> UserAccount {
        try store.read { try $0.existingAccount(named: username) }
    }

    /// What the account is now.
    public func standing(_ username: String) throws -> String {
        try store.read { records in
            try policy.standing(
                of: try records.existingAccount(named: username),
                at: now,
                given: NightHistory(at: now, in: records)
            ).description
        }
    }

    /// The kinds of the audit's entries, in order.
    public func audit(_ username: String? = nil) throws -> [Event.Kind] {
        try store.read { try $0.audit(AuditSelection(username: username)).map(\.kind) }
    }

    /// The ledger, latest first: date and state.
    public func ledger() throws -> [String] {
        try store.read { try $0.nights(limit: .max).map { "\($0.night.date) \($0.night.state.rawValue)" } }
    }
}

extension District {
    /// The same store, opened once more as by another process.
    public func reopened() throws -> any ServableStore { try stores.reopen(store) }
}

extension FeedEmployment {
    /// What a feed says of an employment.
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
    /// What a feed says of an assignment.
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
