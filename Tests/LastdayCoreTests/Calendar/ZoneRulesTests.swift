import Foundation
import LastdayTestKit
import Testing

@testable import LastdayCore

@Suite struct ZoneRulesTests {
    // The expected values come from Python's zoneinfo, another reader of the same files.
    @Test(arguments: [
        ("America/Denver", "1800-01-01T00:00:00Z", "1799-12-31T17:00:04 LMT"),
        ("America/Denver", "2026-03-08T08:59:59Z", "2026-03-08T01:59:59 MST"),
        ("America/Denver", "2026-03-08T09:00:00Z", "2026-03-08T03:00:00 MDT"),
        ("Africa/Casablanca", "2026-03-01T00:00:00Z", "2026-03-01T00:00:00 +00"),
        ("Africa/Casablanca", "2026-02-01T00:00:00Z", "2026-02-01T01:00:00 +01"),
        ("Australia/Lord_Howe", "2026-07-15T00:00:00Z", "2026-07-15T10:30:00 +1030"),
    ])
    func `within the range of the table, clocks follow the table`(
        zone: String,
        instant: String,
        shown: String
    ) throws {
        #expect(try displayText(zone, at: instant) == shown)
    }

    // The footers are given literally, because the future rules in the machine's files change over time.
    @Test(arguments: [
        ("MST7MDT,M3.2.0,M11.1.0", "2038-07-04T12:00:00Z", "2038-07-04T06:00:00 MDT"),
        ("MST7MDT,M3.2.0,M11.1.0", "2099-01-04T12:00:00Z", "2099-01-04T05:00:00 MST"),
        ("<-04>4<-03>,M9.1.6/24,M4.1.6/24", "2050-09-04T04:00:00Z", "2050-09-04T01:00:00 -03"),
        ("NST3:30NDT,M3.2.0,M11.1.0", "2077-07-01T00:00:00Z", "2077-06-30T21:30:00 NDT"),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2050-03-27T00:59:59Z", "2050-03-26T22:59:59 -02"),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2050-03-27T01:00:00Z", "2050-03-27T00:00:00 -01"),
        ("EET-2EEST,M4.5.5/0,M10.5.4/24", "2060-10-28T20:59:59Z", "2060-10-28T23:59:59 EEST"),
        ("EET-2EEST,M4.5.5/0,M10.5.4/24", "2060-10-28T21:00:00Z", "2060-10-28T23:00:00 EET"),
        ("<+01>-1", "2095-01-01T00:00:00Z", "2095-01-01T01:00:00 +01"),
        ("<+00>0<+02>-2,M3.5.0/1,M10.5.0/3", "2090-07-01T00:00:00Z", "2090-07-01T02:00:00 +02"),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2095-07-01T00:00:00Z", "2095-07-01T03:00:00 EEST"),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2045-01-01T00:00:00Z", "2045-01-01T11:00:00 +11"),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2060-01-01T00:00:00Z", "2060-01-01T11:00:00 AEDT"),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2060-07-01T00:00:00Z", "2060-07-01T10:00:00 AEST"),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2070-01-01T00:00:00Z", "2070-01-01T00:00:00 GMT"),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2070-07-01T00:00:00Z", "2070-07-01T01:00:00 IST"),
        ("<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45", "2100-01-01T00:00:00Z", "2100-01-01T13:45:00 +1345"),
    ])
    func `after the end of the table, clocks follow the footer`(
        footer: String,
        instant: String,
        shown: String
    ) throws {
        let footer = try #require(ZoneFooter(Array(footer.utf8)))
        let rules = ZoneRules(transitions: [], after: [], earliest: footer.standard, footer: footer)
        #expect(try displayText(rules, at: instant) == shown)
    }

    @Test(arguments: [
        "America/Denver", "America/Santiago", "America/Havana", "Europe/Dublin", "Australia/Lord_Howe",
    ])
    func `a table that is cut short gives the same times, because the footer takes over`(zone: String) throws
    {
        let full = try MachineZones.zone(zone).rules
        let footer = try #require(full.footer)
        // Debian's tables go on to 2037. No government decrees clock changes ten years ahead, so the end of
        // the table only repeats the footer.
        let end = try #require(Instant("2033-06-01T00:00:00Z")).seconds
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
    func `slim and fat files from zic give the same times as the machine's files`(thickness: String) throws {
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

    private func displayText(_ zone: String, at instant: String) throws -> String {
        try displayText(try MachineZones.zone(zone).rules, at: instant)
    }

    private func displayText(_ rules: ZoneRules, at instant: String) throws -> String {
        let instant = try #require(Instant(instant))
        return "\(rules.civil(at: instant)) \(rules.localTime(at: instant).abbreviation)"
    }

    /// Returns every reset of the clocks from 2000 to 2100, with the local time that it sets.
    private func resets(of rules: ZoneRules) -> [String] {
        var resets: [String] = []
        var last = rules.segment(at: 946_684_800)
        while let end = last.end, end < 4_133_980_800 {
            let next = rules.segment(at: end)
            // A transition may repeat the local time that already applies.
            if next.localTime != last.localTime {
                resets.append("\(end) to \(next.localTime.offset) \(next.localTime.abbreviation)")
            }
            last = next
        }
        return resets
    }
}
