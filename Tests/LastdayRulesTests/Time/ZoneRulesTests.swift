import Foundation
import LastdayTestKit
import Testing

@testable import LastdayRules

@Suite struct ZoneRulesTests {
    // What Python's zoneinfo, another reader of the same files, says of them.
    @Test(arguments: [
        ("America/Denver", "1800-01-01T00:00:00Z", "1799-12-31T17:00:04 LMT"),
        ("America/Denver", "2026-03-08T08:59:59Z", "2026-03-08T01:59:59 MST"),
        ("America/Denver", "2026-03-08T09:00:00Z", "2026-03-08T03:00:00 MDT"),
        ("Africa/Casablanca", "2026-03-01T00:00:00Z", "2026-03-01T00:00:00 +00"),
        ("Africa/Casablanca", "2026-02-01T00:00:00Z", "2026-02-01T01:00:00 +01"),
        ("Australia/Lord_Howe", "2026-07-15T00:00:00Z", "2026-07-15T10:30:00 +1030"),
    ])
    func `within the table clocks show what it says`(zone: String, instant: String, shown: String) throws {
        #expect(try told(zone, at: instant) == shown)
    }

    @Test(arguments: [
        ("America/Denver", "2038-07-04T12:00:00Z", "2038-07-04T06:00:00 MDT"),
        ("America/Denver", "2099-01-04T12:00:00Z", "2099-01-04T05:00:00 MST"),
        ("America/Santiago", "2050-09-04T04:00:00Z", "2050-09-04T01:00:00 -03"),
        ("America/St_Johns", "2077-07-01T00:00:00Z", "2077-06-30T21:30:00 NDT"),
        ("America/Nuuk", "2050-03-27T00:59:59Z", "2050-03-26T22:59:59 -02"),
        ("America/Nuuk", "2050-03-27T01:00:00Z", "2050-03-27T00:00:00 -01"),
        ("Africa/Cairo", "2060-10-28T20:59:59Z", "2060-10-28T23:59:59 EEST"),
        ("Africa/Cairo", "2060-10-28T21:00:00Z", "2060-10-28T23:00:00 EET"),
        ("Africa/Casablanca", "2095-01-01T00:00:00Z", "2095-01-01T01:00:00 +01"),
        ("Antarctica/Troll", "2090-07-01T00:00:00Z", "2090-07-01T02:00:00 +02"),
        ("Asia/Gaza", "2095-07-01T00:00:00Z", "2095-07-01T03:00:00 EEST"),
        ("Australia/Lord_Howe", "2045-01-01T00:00:00Z", "2045-01-01T11:00:00 +11"),
        ("Australia/Sydney", "2060-01-01T00:00:00Z", "2060-01-01T11:00:00 AEDT"),
        ("Australia/Sydney", "2060-07-01T00:00:00Z", "2060-07-01T10:00:00 AEST"),
        ("Europe/Dublin", "2070-01-01T00:00:00Z", "2070-01-01T00:00:00 GMT"),
        ("Europe/Dublin", "2070-07-01T00:00:00Z", "2070-07-01T01:00:00 IST"),
        ("Pacific/Chatham", "2100-01-01T00:00:00Z", "2100-01-01T13:45:00 +1345"),
    ])
    func `past the table clocks go by the footer`(zone: String, instant: String, shown: String) throws {
        #expect(try told(zone, at: instant) == shown)
    }

    @Test(arguments: [
        "America/Denver", "America/Santiago", "America/Havana", "Europe/Dublin", "Australia/Lord_Howe",
    ])
    func `a file whose table ends before the footer takes over tells the same times`(zone: String) throws {
        let full = try MachineZones.zone(zone).rules
        let footer = try #require(full.footer)
        // The footer's rules hold since 2023 at the latest; from then on the table only repeats them.
        let end = try #require(Instant("2023-06-01T00:00:00Z")).seconds
        let kept = full.transitions.prefix { $0 < end }
        let thin = ZoneRules(
            transitions: Array(kept),
            after: Array(full.after.prefix(kept.count)),
            earliest: full.earliest,
            footer: footer
        )
        #expect(kept.count < full.transitions.count)
        #expect(resets(of: thin) == resets(of: full))
        #expect(resets(of: full).count > 190)
    }

    @Test(
        .enabled(
            if: Requirement.runs(where: FileManager.default.isExecutableFile(atPath: zic)),
            "no zic here"
        ),
        arguments: ["slim", "fat"]
    )
    func `thin files and fat files tell the same times`(thickness: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = MachineZones.folder.appending(path: "tzdata.zi").path
        let compiler = try Process.run(
            URL(filePath: Self.zic),
            arguments: ["-b", thickness, "-d", folder.path, source]
        )
        compiler.waitUntilExit()
        try #require(compiler.terminationStatus == 0)
        for name in Self.compared {
            let compiled = try ZoneRules(zoneFile: Array(Data(contentsOf: folder.appending(path: name))))
            #expect(resets(of: compiled) == resets(of: try MachineZones.zone(name).rules), "\(name)")
        }
    }

    private static let zic = "/usr/sbin/zic"
    private static let compared = [
        "Africa/Cairo", "Africa/Casablanca", "America/Asuncion", "America/Denver", "America/Havana",
        "America/Nuuk", "America/Santiago", "America/St_Johns", "Antarctica/Troll", "Asia/Beirut",
        "Asia/Jerusalem", "Atlantic/Azores", "Australia/Lord_Howe", "Australia/Sydney", "Europe/Dublin",
        "Pacific/Apia", "Pacific/Chatham", "UTC",
    ]

    private func told(_ zone: String, at instant: String) throws -> String {
        let rules = try MachineZones.zone(zone).rules
        let instant = try #require(Instant(instant))
        return "\(rules.civil(at: instant)) \(rules.localTime(at: instant).abbreviation)"
    }

    /// All resets of the clocks in 2000–2100, with what they were reset to.
    private func resets(of rules: ZoneRules) -> [String] {
        var resets: [String] = []
        var last = rules.segment(at: 946_684_800)
        while let end = last.end, end < 4_133_980_800 {
            let next = rules.segment(at: end)
            // A table may say again what holds already.
            if next.localTime != last.localTime {
                resets.append("\(end) to \(next.localTime.offset) \(next.localTime.abbreviation)")
            }
            last = next
        }
        return resets
    }
}
