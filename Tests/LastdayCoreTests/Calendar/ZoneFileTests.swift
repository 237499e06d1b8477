import Foundation
import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

@Suite struct ZoneFileTests {
    @Test func `a file of the first version is read, and its last local time applies for ever`() throws {
        var file = ZoneFileBytes()
        file.version = 0
        file.transitions = [(-2_000_000_000, 1), (1_000_000_000, 0)]
        let rules = try ZoneRules(zoneFile: file.bytes)
        #expect(rules.footer == nil)
        #expect(displayText(rules, at: -2_000_000_001) == "MST -25200")
        #expect(displayText(rules, at: -2_000_000_000) == "MDT -21600")
        #expect(displayText(rules, at: 999_999_999) == "MDT -21600")
        #expect(displayText(rules, at: 1_000_000_000) == "MST -25200")
        #expect(displayText(rules, at: 253_402_300_799) == "MST -25200")
    }

    @Test(arguments: ["2", "3", "4"])
    func `the 64-bit block and the footer of a later version are read`(version: Character) throws {
        var file = ZoneFileBytes()
        file.version = try #require(version.asciiValue)
        file.transitions = [(-5_000_000_000, 1), (5_000_000_000, 0)]
        file.footer = "MST7"
        let rules = try ZoneRules(zoneFile: file.bytes)
        #expect(displayText(rules, at: -5_000_000_001) == "MST -25200")
        #expect(displayText(rules, at: 4_999_999_999) == "MDT -21600")
        #expect(displayText(rules, at: 5_000_000_000) == "MST -25200")
    }

    @Test func `the footer is read even if the second header has a different version from the first`() throws
    {
        var file = ZoneFileBytes()
        file.footer = "MST7MDT,M3.2.0,M11.1.0"
        var bytes = file.bytes
        let headers = bytes.indices.filter { bytes[$0...].starts(with: "TZif".utf8) }
        bytes[try #require(headers.last) + 4] = 0
        #expect(headers.count == 2)
        #expect(try ZoneRules(zoneFile: bytes).footer != nil)
    }

    @Test func `without transitions, the footer determines all times`() throws {
        var file = ZoneFileBytes()
        file.footer = "MST7MDT,M3.2.0,M11.1.0"
        let rules = try ZoneRules(zoneFile: file.bytes)
        #expect(displayText(rules, at: -3_000_000_000) == "MST -25200")  // 1874-12-07
        #expect(displayText(rules, at: -3_014_000_000) == "MDT -21600")  // 1874-06-28
    }

    @Test func `without transitions or a footer, the first local time always applies`() throws {
        let rules = try ZoneRules(zoneFile: ZoneFileBytes().bytes)
        #expect(displayText(rules, at: 1_783_000_000) == "MST -25200")
    }

    @Test func `bytes after the footer are ignored`() throws {
        #expect(try ZoneRules(zoneFile: ZoneFileBytes().bytes + [0, 1, 2]).transitions.isEmpty)
    }

    @Test func `an abbreviation in a file cannot move a terminal's cursor`() throws {
        var file = ZoneFileBytes()
        file.names = Array("\u{1b}[2J\0MDT\0".utf8)
        file.footer = "<\u{1b}[H>7"
        file.transitions = [(0, 1)]
        let rules = try ZoneRules(zoneFile: file.bytes)
        #expect(rules.earliest.abbreviation == #"\u{1b}[2J"#)
        #expect(rules.footer?.standard.abbreviation == #"\u{1b}[H"#)
    }

    @Test(arguments: [
        "TZIF2", "# tzdb data for North America", "<!DOCTYPE html>", "\0\0\0\0",
        String(repeating: "tzif", count: 99),
    ])
    func `a file of another kind is refused`(text: String) {
        let error = #expect(throws: ZoneFileFault.self) { try ZoneRules(zoneFile: Array(text.utf8)) }
        #expect(error?.description == "is not a time zone file")
    }

    @Test(arguments: damages)
    func `a file that contradicts itself is refused`(damage: Damage) {
        var file = ZoneFileBytes()
        file.transitions = [(0, 1), (10, 0)]
        damage.harm(&file)
        let error = #expect(throws: ZoneFileFault.self) { try ZoneRules(zoneFile: file.bytes) }
        #expect(error?.description == damage.fault)
    }

    @Test func `a file that is cut off anywhere is refused`() {
        var file = ZoneFileBytes()
        file.transitions = [(0, 1), (10, 0)]
        file.footer = "MST7"
        for length in 0..<file.bytes.count {
            #expect(throws: ZoneFileFault.self, "\(length)") {
                try ZoneRules(zoneFile: Array(file.bytes.prefix(length)))
            }
        }
    }

    @Test(arguments: [0xff_ff_ff_ff, 0x7f_ff_ff_ff, 0x80_00_00_00, 0x01_00_00_00], [20, 24, 28, 32, 36, 40])
    func `an impossible count is refused before anything is read`(count: Int64, at place: Int) {
        for version: UInt8 in [0, UInt8(ascii: "2")] {
            var file = ZoneFileBytes()
            file.version = version
            var bytes = file.bytes
            bytes.replaceSubrange(place..<(place + 4), with: ZoneFileBytes.bigEndian(count, width: 4))
            let error = #expect(throws: ZoneFileFault.self) { try ZoneRules(zoneFile: bytes) }
            #expect(error?.description.hasPrefix("counts ") == true)
        }
    }

    @Test(
        .enabled(
            if: Requirement.runs(where: hasLeapZones),
            "this machine has no zone files with leap seconds"
        )
    )
    func `the machine's zones that count leap seconds are refused`() {
        let error = #expect(throws: ZoneFileFault.self) { try MachineZones.zone("right/America/Denver") }
        #expect(error?.description == "counts leap seconds, which the system's clock does not")
    }

    private static let hasLeapZones = FileManager.default.fileExists(
        atPath: MachineZones.folder.appending(path: "right/America/Denver").path
    )

    private func displayText(_ rules: ZoneRules, at second: Int64) -> String {
        let time = rules.localTime(at: Instant(seconds: second))
        return "\(time.abbreviation) \(time.offset)"
    }
}

extension ZoneFileTests {
    /// A way to damage a zone file, and the fault that is then reported.
    struct Damage: Sendable, CustomTestStringConvertible {
        let fault: String
        let harm: @Sendable (inout ZoneFileBytes) -> Void

        var testDescription: String { fault }

        init(_ fault: String, _ harm: @escaping @Sendable (inout ZoneFileBytes) -> Void) {
            self.fault = fault
            self.harm = harm
        }
    }

    static let damages = [
        Damage("has no known version") { $0.version = 7 },
        Damage("counts leap seconds, which the system's clock does not") { $0.leapSeconds = 27 },
        Damage("counts 0 local times") { $0.localTimes = [] },
        Damage("counts 0 bytes of abbreviations") { $0.names = [] },
        Damage("has transitions out of order") { $0.transitions = [(10, 1), (0, 0)] },
        Damage("has transitions out of order") { $0.transitions = [(10, 1), (10, 0)] },
        Damage("has transitions out of order") { $0.transitions = [(.min, 1), (10, 0)] },
        Damage("has transitions out of order") { $0.transitions = [(10, 1), (.max, 0)] },
        Damage("names a local time that it does not have") { $0.transitions = [(0, 2)] },
        Damage("sets clocks 93600 seconds off UTC") { $0.localTimes[1].offset = 93_600 },
        Damage("sets clocks -93600 seconds off UTC") { $0.localTimes[1].offset = -93_600 },
        Damage("sets clocks -2147483648 seconds off UTC") { $0.localTimes[1].offset = .min },
        Damage("has an abbreviation without an end") { $0.localTimes[1].name = 8 },
        Damage("has an abbreviation without an end") { $0.names = Array("MST\0MDT".utf8) },
        Damage("has a footer that cannot be read: \"MST7MDT\"") { $0.footer = "MST7MDT" },
        Damage("has a footer that cannot be read: \"\\u{1b}[2J\"") { $0.footer = "\u{1b}[2J" },
        Damage("has a footer that cannot be read: \"\(String(repeating: "M", count: 80))…\"") {
            $0.footer = String(repeating: "M", count: 1_000_000)
        },
    ]
}
