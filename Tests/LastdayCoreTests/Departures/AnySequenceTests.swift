import Foundation
import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

/// Returns all records of a store except the audit, by kind and number.
private func everything(_ records: any RecordReader) throws -> [String: [Field]] {
    var all: [String: [Field]] = [:]
    for kind in RecordKind.copied where kind != .audit {
        for kept in try records.records(of: kind, after: nil, limit: .max) {
            all["\(kind.rawValue) \(kept.number)"] = kept.fields
        }
    }
    return all
}

/// Promises that hold after any sequence of acts; LASTDAY_SEQUENCES=1000 tries more sequences than usual.
///
/// A store that LASTDAY_STORE selects is tried with other sequences than the default one.
@Suite struct AnySequenceTests {
    private static let usernames = ["adams", "baker", "clark", "davis", "davis-admin"]
    private static let sequences =
        ProcessInfo.processInfo.environment["LASTDAY_SEQUENCES"].flatMap(Int.init) ?? 13
    private static let first: UInt64 =
        ProcessInfo.processInfo.environment["LASTDAY_STORE"] == nil ? 0 : 10_000

    /// A district in which random acts are done.
    private final class Stage {
        let district: District
        var random: Seeded
        var log: [String] = []

        init(seed: UInt64) throws {
            district = try District(at: "2026-11-30T09:00")
            random = Seeded(seed)
            for username in usernames.dropLast() {
                try district.importRow(
                    username,
                    contact: ["baker", "davis"].contains(username),
                    try .at("0860", from: "2010-08-01", to: nil, .of("Teacher"), .of("Aide", specialEd: true))
                )
            }
            var second = FeedRow(origin: "test")
            second.username = usernames.last
            second.districtID = "id-davis"
            try district.take([second])
        }

        var today: CivilDate { district.policy.night(at: district.now) }

        func username() -> String { usernames.randomElement(using: &random) ?? "adams" }
        func day(_ span: ClosedRange<Int>) -> CivilDate {
            today.adding(days: Int.random(in: span, using: &random))
        }

        func state() throws -> [String: [Field]] { try district.store.read(everything) }

        /// Does an act, and checks that every change starts from the record as it is stored.
        @discardableResult
        func run<Outcome: Sendable>(
            _ rule: (any RecordReader, Policy, ActionContext) throws -> Decision<Outcome>
        ) throws -> Outcome {
            try district.run { records, policy, context in
                let decision = try rule(records, policy, context)
                var standing = try everything(records)
                for change in decision.events.flatMap(\.changes) {
                    let name = "\(change.kind.rawValue) \(change.to.number)"
                    #expect(standing[name] == change.from?.fields, "\(self.log) \(name)")
                    standing[name] = change.to.fields
                }
                return decision
            }
        }

        /// Does one random act, and checks that a refusal changes nothing.
        func doSomething() throws {
            let before = try state()
            do {
                try doOne(Int.random(in: 0..<12, using: &random))
            } catch let failure as any Failure {
                log.append("refused: \(failure)")
                #expect(try state() == before, "\(log)")
            }
        }

        private func doOne(_ number: Int) throws {
            let username = username()
            let district = district
            switch number {
            case 0, 1:
                let lastDay = day(0...9)
                log.append("queue \(username) \(lastDay)")
                let request = Queueing.Request(
                    username: username,
                    lastDay: lastDay,
                    timing: Bool.random(using: &random) ? .planned : .tonight,
                    employments: .every,
                    keepsAssignments: Int.random(in: 0..<4, using: &random) == 0
                )
                try run { try Queueing.decide(request, in: $0, under: $1, on: $2) }
            case 2:
                log.append("queue \(username) now")
                let request = Queueing.Request(
                    username: username,
                    lastDay: nil,
                    timing: .now,
                    employments: .every
                )
                try run { try Queueing.decide(request, in: $0, under: $1, on: $2) }
            case 3:
                log.append("cancel \(username)")
                try run { try Cancelling.decide(username, acceptingPast: true, in: $0, under: $1, on: $2) }
            case 4:
                let lastDay = day(1...9)
                log.append("reschedule \(username) \(lastDay)")
                try run { try Rescheduling.decide(username, to: lastDay, in: $0, under: $1, on: $2) }
            case 5:
                log.append("disable \(username)")
                try run { try Disabling.decide(username, in: $0, under: $1, on: $2) }
            case 6:
                let expiresOn = Bool.random(using: &random) ? day(1...9) : nil
                log.append("reinstate \(username)")
                try run { try Reinstating.decide(username, expiresOn: expiresOn, in: $0, under: $1, on: $2) }
            case 7:
                var row = FeedRow(origin: "test")
                row.username = username
                row.expiresOn = .value(Bool.random(using: &random) ? day(-3...9) : nil)
                row.disabled = .value(Bool.random(using: &random))
                var employment = FeedEmployment(districtNumber: "0860")
                employment.endDate = .value(Bool.random(using: &random) ? day(-3...9) : nil)
                row.employments = username == "davis-admin" ? [] : [employment]
                log.append("import \(row)")
                try district.take([row])
            case 8:
                let rows = Self.rows(on: day(1...9))
                log.append("queue --from")
                try run { try BatchQueueing.decide(rows, employments: .every, in: $0, under: $1, on: $2) }
            case 9:
                log.append("contacts")
                try run { records, _, _ in
                    Bool.random(using: &random)
                        ? try Contacting.mark(username, in: records)
                        : try Contacting.done(username, in: records)
                }
            case 10:
                let last = try district.store.read { try $0.nextNumber(of: .run) } - 1
                try undo(Int64.random(in: 0...last, using: &random))
            default:
                try closeAll()
            }
        }

        /// Queues, reschedules or cancels a departure of an account; a refusal is only logged.
        func doWithDeparture(of username: String) throws {
            let (number, lastDay) = (Int.random(in: 0..<5, using: &random), day(1...3))
            log.append("\(["queue", "queue", "list", "reschedule", "cancel"][number]) \(username) \(lastDay)")
            do {
                switch number {
                case 0, 1:
                    let request = Queueing.Request(
                        username: username,
                        lastDay: lastDay,
                        keepsAssignments: Int.random(in: 0..<4, using: &random) == 0
                    )
                    try run { try Queueing.decide(request, in: $0, under: $1, on: $2) }
                case 2:
                    let rows = Array(Self.rows(on: lastDay).dropFirst())
                    try run { try BatchQueueing.decide(rows, in: $0, under: $1, on: $2) }
                case 3:
                    try run { try Rescheduling.decide(username, to: lastDay, in: $0, under: $1, on: $2) }
                default:
                    try run {
                        try Cancelling.decide(username, acceptingPast: true, in: $0, under: $1, on: $2)
                    }
                }
            } catch let failure as any Failure {
                log.append("refused: \(failure)")
            }
        }

        func undo(_ run: Int64) throws {
            log.append("undo \(run)")
            let context = ActionContext(at: district.now, actor: District.actor, command: "undo")
            let step = Undoing.steps(of: run)
            _ = try district.store.decide(on: context, keeping: true) {
                try step($0, district.policy, context)
            }
        }

        /// Sets the clock to one of the next midnights, does its run, and checks that no account is due.
        func closeAll() throws {
            let night = day(1...4)
            log.append("midnight of \(night)")
            district.now = Midnight.beginning(of: night, in: district.policy.zone)
            var progress = Sweeping.Progress(at: district.now, isByHand: false, under: district.policy)
            while !progress.isDone {
                let soFar = progress
                progress = try run { records, policy, context in
                    try Sweeping.step(soFar, atMost: 2, in: records, under: policy, on: context)
                }
            }
            #expect(
                try district.store.read {
                    try $0.dueCount(through: district.policy.lastExpired(by: night))
                } == 0
            )
        }

        private static func rows(on lastDay: CivilDate) -> [DepartureRow] {
            ["clark", "davis", "davis-admin"].map { username in
                var row = DepartureRow(origin: username)
                row.username = username
                row.lastDay = lastDay
                return row
            }
        }
    }

    @Test(arguments: 1...sequences)
    func `no record is lost, every change starts from the stored state, and every standing is right`(
        seed: Int
    ) throws {
        let stage = try Stage(seed: Self.first + UInt64(seed))
        var names: Set<String> = []
        for _ in 1...40 {
            try stage.doSomething()
            let state = try stage.state()
            #expect(names.isSubset(of: state.keys), "\(stage.log)")
            names = Set(state.keys)
            for username in Self.usernames {
                let account = try stage.district.account(username)
                let standing = try stage.district.store.read { records in
                    try stage.district.policy.standing(
                        of: account,
                        at: stage.district.now,
                        given: NightHistory(at: stage.district.now, in: records)
                    )
                }
                #expect(
                    standing.isExpired == (account.expiresOn.map { $0 < stage.today } ?? false),
                    "\(stage.log)"
                )
                #expect(account.closing == nil || !standing.isActive, "\(stage.log)")
            }
        }
        let audit = try stage.district.store.read { try $0.audit(AuditSelection()) }
        #expect(audit.map(\.sequence) == Array(1...Int64(audit.count)))
        #expect(try stage.district.store.faults() == [])
    }

    @Test(arguments: 1...sequences)
    func `undoing a night restores the records before it, and undoing that the records after it`(seed: Int)
        throws
    {
        let stage = try Stage(seed: Self.first + UInt64(2_000 + seed))
        func records() throws -> [String: [Field]] {
            try stage.state().filter { !$0.key.hasPrefix("run ") && !$0.key.hasPrefix("night ") }
        }
        for _ in 1...10 {
            for _ in 1...5 { try stage.doSomething() }
            let before = try records()
            try stage.closeAll()
            let after = try records()
            let run = try stage.district.store.read { try $0.nextNumber(of: .run) } - 1
            do {
                try stage.undo(run)
                #expect(try records() == before, "\(stage.log)")
                try stage.undo(run + 1)
                #expect(try records() == after, "\(stage.log)")
            } catch Refusal.nothingToUndo {
                #expect(before == after)
            }
        }
    }

    @Test(arguments: 1...sequences)
    func `cancelling a departure leaves everything as if it had never been queued`(seed: Int) throws {
        let stage = try Stage(seed: Self.first + UInt64(1_000 + seed))
        for _ in 1...30 {
            try stage.doSomething()
            let username = stage.username()
            let before = try stage.state().filter { !$0.key.hasPrefix("offboarding") }
            let request = Queueing.Request(
                username: username,
                lastDay: stage.day(1...9),
                employments: .every
            )
            do {
                let outcome = try stage.run { try Queueing.decide(request, in: $0, under: $1, on: $2) }
                guard !outcome.wasQueuedBefore else { continue }
            } catch is Refusal {
                continue
            }
            if Bool.random(using: &stage.random) {
                let lastDay = stage.day(1...9)
                try stage.run { try Rescheduling.decide(username, to: lastDay, in: $0, under: $1, on: $2) }
            }
            try stage.run { try Cancelling.decide(username, acceptingPast: true, in: $0, under: $1, on: $2) }
            let after = try stage.state().filter { !$0.key.hasPrefix("offboarding") }
            let different = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
            let displayText = different.map { name in
                "\(name): \(JSON.object(before[name] ?? [])) became \(JSON.object(after[name] ?? []))"
            }
            #expect(displayText == [], "\(stage.log) queue and cancel \(username)")
        }
    }

    @Test(arguments: 1...sequences)
    func `once both departures of a person are cancelled, employments and assignments are as before`(
        seed: Int
    ) throws {
        let stage = try Stage(seed: Self.first + UInt64(2_000 + seed))
        let accounts = ["davis", "davis-admin"]
        let before = try stage.district.employments("davis")
        for _ in 1...3 {
            for _ in 1...8 {
                try stage.doWithDeparture(of: accounts.randomElement(using: &stage.random) ?? "")
            }
            for username in accounts.shuffled(using: &stage.random) {
                stage.log.append("cancel \(username)")
                do {
                    let leftAlone = try stage.run {
                        try Cancelling.decide(username, acceptingPast: true, in: $0, under: $1, on: $2)
                    }.leftAlone
                    #expect(leftAlone == [], "\(stage.log)")
                } catch Refusal.notQueued {}
            }
            #expect(try stage.district.employments("davis") == before, "\(stage.log)")
            #expect(try stage.state()["person 4"]?.contains(Field("contact_form_due", .flag(true))) == false)
        }
    }
}
