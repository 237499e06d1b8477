import Foundation
import LastdayCore
import LastdaySystem
import LastdayTestKit
import Testing

@testable import LastdayService

/// Tests of the watch under random schedules of midnights, store events, reloads, clock changes, full disks and
/// slow work.
///
/// LASTDAY_SCHEDULES=100000 runs more of them than the usual 10,000, and LASTDAY_SEED selects others.
@Suite struct NightWatchModelTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let schedules = environment["LASTDAY_SCHEDULES"].flatMap(Int.init) ?? 10_000
    private static let seed = environment["LASTDAY_SEED"].flatMap(UInt64.init) ?? 1

    /// The number of test cases that the schedules are divided into, which run in parallel.
    private static let lanes = 4

    @Test(arguments: 0..<lanes)
    func `after any sequence of events, a watch at rest owes nothing and has planned the next midnight`(
        lane: Int
    ) async throws {
        for number in stride(from: UInt64(lane), to: UInt64(Self.schedules), by: Self.lanes) {
            let model = try await NightWatchModel(seed: Self.seed &+ number &* 1_000_003)
            try await model.watch.begin()
            for _ in 0..<Int.random(in: 5...25, using: &model.random) {
                try await model.happen()
                if model.isAtRest { try await lookForFaults(in: model, of: number) }
            }
            try await model.comeToRest()
            try await lookForFaults(in: model, of: number)
        }
    }

    private func lookForFaults(in model: NightWatchModel, of number: UInt64) async throws {
        let faults = try await faults(of: model)
        try #require(
            faults.isEmpty,
            "schedule \(number): \(faults)\n\(model.story.joined(separator: "\n"))"
        )
    }

    /// Returns what is wrong with a watch at rest.
    ///
    /// Faults are derived from the records, independently of the rules that the watch uses.
    private func faults(of model: NightWatchModel) async throws -> [String] {
        let (policy, now) = (model.policy, model.clock.now())
        let (accounts, ledger, audit, queued) = try model.others.read { records in
            (
                try records.records(of: .account, after: nil, limit: .max).compactMap {
                    $0.record as? UserAccount
                },
                try records.nights(limit: .max).map(\.night), try records.audit(AuditSelection()),
                try records.departures(.queued).map(\.offboarding)
            )
        }
        var faults: [String] = []
        let open = accounts.filter { account in
            guard let date = account.expiresOn, !account.disabled, account.closing == nil else {
                return false
            }
            return policy.inactiveFrom(date) <= now
                && !model.configuration.settings.protected.contains(account.username)
        }
        let onPurpose = open.filter { account in
            queued.contains { $0.account == account.number && policy.inactiveFrom($0.lastDay) <= now }
        }
        if !onPurpose.isEmpty { faults.append("queued and open: \(onPurpose.map(\.username))") }
        if !open.isEmpty, open.count - onPurpose.count <= policy.hold.count {
            faults.append("open: \(open.map(\.username))")
        }
        if !open.isEmpty, !audit.contains(where: { $0.kind == .held }) { faults.append("held in silence") }

        let gone = Set(accounts.filter { $0.disabled || $0.closing != nil }.map(\.number))
        let lapsed = queued.filter { gone.contains($0.account) && policy.inactiveFrom($0.lastDay) <= now }
        if !lapsed.isEmpty { faults.append("left, and still queued: \(lapsed.map(\.account))") }

        let dates = ledger.map(\.date).reversed()
        let nights = (dates.first?.dayNumber ?? 0)...policy.night(at: now).dayNumber
        let expected = nights.map(CivilDate.init(dayNumber:)).filter { Midnight.exists($0, in: policy.zone) }
        if Array(dates.prefix(expected.count)) != expected { faults.append("the ledger has \(Array(dates))") }

        let next = Midnight.beginning(of: Midnight.next(after: now, in: policy.zone), in: policy.zone)
        if model.alarm.midnight != next {
            faults.append("planned: \(String(describing: model.alarm.midnight))")
        }
        if await model.watch.isDoubted { faults.append("in doubt") }
        if let trouble = await model.watch.trouble { faults.append("in trouble: \(trouble)") }
        if !model.isClockSet, zip(audit, audit.dropFirst()).contains(where: { $0.at > $1.at }) {
            faults.append("the audit goes back in time")
        }
        return faults
    }
}
