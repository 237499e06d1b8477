import Foundation
import LastdayCore
import LastdaySystem
import LastdayTestKit
import Synchronization
import Testing

@testable import LastdayService

@Suite struct StoreZoneTests {
    private static let denver = StoreZone("America/Denver")
    private static let utc = StoreZone("Etc/UTC", isChosen: false)

    private struct StandingClock: WallClock {
        let instant: Instant
        func now() -> Instant { instant }
        func reading() -> ClockReading {
            ClockReading(wall: instant, uptime: 1_000_000, isSynchronised: true)
        }
        func systemTime(at instant: Instant) -> Instant { Instant(seconds: 4_000_000_000) }
    }

    private func policy(_ timezone: String?, _ kept: StoreZone?, _ zones: ZoneDatabase = ZoneDatabase())
        throws -> Policy
    {
        var settings = Settings()
        settings.timezone = timezone
        return try settings.policy(with: kept, ofStoreAt: "lastday.db", zones: zones)
    }

    private func move(_ district: District, to name: String) throws {
        let context = ActionContext(at: district.now, actor: District.actor, command: "store zone")
        _ = try district.reopened().decide(on: context) { try ZoneMoving.decide(to: name, in: $0) }
    }

    private static let resolutions: [(String?, StoreZone?, String, ZoneOrigin)] = [
        (nil, denver, "America/Denver", .store), ("America/Denver", denver, "America/Denver", .store),
        ("Asia/Tokyo", utc, "Asia/Tokyo", .configuration), ("Asia/Tokyo", nil, "Asia/Tokyo", .configuration),
        (nil, utc, "Etc/UTC", .machineAtMaking),
    ]

    @Test(arguments: resolutions)
    func `a chosen store zone wins, then the configured zone, then the zone at creation`(
        timezone: String?,
        kept: StoreZone?,
        name: String,
        origin: ZoneOrigin
    ) throws {
        let policy = try policy(timezone, kept)
        #expect(policy.zone.name == name && policy.zoneOrigin == origin)
    }

    @Test func `a store without a zone uses the machine's zone if none is configured`() throws {
        let zones = ZoneDatabase(
            localtime: "/nowhere/localtime",
            timezone: "/nowhere/timezone",
            variable: ":Asia/Tokyo"
        )
        let policy = try policy(nil, nil, zones)
        #expect(policy.zone.name == "Asia/Tokyo")
        #expect(policy.zoneOrigin == .machine(because: "as TZ says, for there is no /nowhere/localtime"))
    }

    @Test func `a zone other than the store's is refused, with both zones and a remedy`() {
        #expect {
            try policy("Asia/Tokyo", Self.denver)
        } throws: {
            let failure = $0 as? ZoneFailure
            return failure?.kind == .configuration && failure?.isCritical == true
                && "\($0)"
                    == #"the zone "Asia/Tokyo" is not that of the store lastday.db, which is "America/Denver"; "#
                    + "use that one, or move the store with: lastday store zone Asia/Tokyo"
        }
    }

    private func runner(_ district: District, origin: ZoneOrigin = .store) -> ActionRunner {
        let policy = Policy(zone: district.policy.zone, zoneOrigin: origin)
        let clock = StandingClock(instant: district.now)
        return ActionRunner(
            store: district.store,
            policy: policy,
            clock: clock,
            actor: District.actor,
            publisher: AuditPublisher()
        )
    }

    @Test func `the first act under a configured zone records it in the store, and a rehearsal does not`()
        throws
    {
        let district = try District(.ofFiles)
        try district.add("keltnerc")
        let runner = runner(district, origin: .configuration)
        let disable = { (isDryRun: Bool) in
            _ = try runner.run("disable", dryRun: isDryRun) {
                try Disabling.decide("keltnerc", overridingProtection: false, in: $0, under: $1, on: $2)
            }
        }
        try disable(true)
        #expect(try district.store.zone() == nil)
        try disable(false)
        #expect(try district.store.zone() == Self.denver)
        #expect(try district.audit().suffix(1) == [.disabled])
    }

    @Test func `an act begun under the store's former zone is refused`() throws {
        let district = try District(.ofFiles)
        try district.add("keltnerc")
        try move(district, to: "Asia/Tokyo")
        let count = try district.audit().count
        #expect {
            try runner(district).run("disable") {
                try Disabling.decide("keltnerc", overridingProtection: false, in: $0, under: $1, on: $2)
            }
        } throws: {
            ($0 as? ZoneFailure)?.kind == .busy
                && "\($0)".contains("has just been moved to the zone \"Asia/Tokyo\"")
        }
        #expect(try district.audit().count == count)
    }

    private func watch(_ district: District, _ configured: String?) throws -> (NightWatch, Configuration) {
        var settings = Settings()
        settings.timezone = configured
        settings.store = district.path
        settings.hold.percent = 100
        let next = Configuration(settings)
        let watch = try NightWatch(
            store: district.store,
            settings: settings,
            rereading: { next.settings.withLock(\.self) },
            clock: StandingClock(instant: district.now),
            hasTerminal: false
        )
        return (watch, next)
    }

    private final class Configuration: Sendable {
        let settings: Mutex<Settings>
        init(_ settings: Settings) { self.settings = Mutex(settings) }
    }

    @Test(arguments: [nil, "America/Denver"])
    func `a running service adopts a moved zone at once and closes the accounts then due`(configured: String?)
        async throws
    {
        let district = try District(.ofFiles, at: "2026-12-18T12:00")
        try district.add("keltnerc", expires: "2026-12-18")
        try move(district, to: "America/Denver")
        let (watch, _) = try watch(district, configured)
        try await watch.begin()
        #expect(await watch.status == "Next midnight Sat 2026-12-19 00:00 MST, 1 account due")
        try move(district, to: "Asia/Tokyo")
        await watch.handle(.storeTouched)
        #expect(await watch.status == "Next midnight Sun 2026-12-20 00:00 JST, 0 accounts due")
        #expect(try district.account("keltnerc").disabled)
    }

    @Test func `a reload that names another zone leaves the store's zone in force`() async throws {
        let district = try District(.ofFiles, at: "2026-12-18T12:00")
        let (watch, next) = try watch(district, "America/Denver")
        try await watch.begin()
        #expect(try district.store.zone() == Self.denver)
        next.settings.withLock { $0.timezone = "Asia/Tokyo" }
        await watch.reload()
        #expect(await watch.runner.policy.zone.name == "America/Denver")
        next.settings.withLock { $0.timezone = nil }
        await watch.reload()
        #expect(await watch.runner.policy.zone.name == "America/Denver")
        #expect(try district.store.zone() == Self.denver)
    }
}
