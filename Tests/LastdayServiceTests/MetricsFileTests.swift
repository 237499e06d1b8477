import Foundation
import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayService

@Suite struct MetricsFileTests {
    private let district: District
    private let path: String

    init() throws {
        district = try District(.ofFiles, at: "2026-12-19T00:00")
        try district.add("keltnerc", expires: "2026-12-18")
        try district.add("hansonh", expires: "2026-12-19")
        try district.sweep()
        path = district.path + ".prom"
    }

    private func snapshot() throws -> HealthSnapshot {
        try district.store.read { try HealthSnapshot(at: district.now, in: $0, under: district.policy) }
    }

    @Test func `the file has the figures in node_exporter's format`() throws {
        try #require(MetricsFile(at: path)).write(try snapshot())
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let values = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            values == [
                "lastday_accounts 2", "lastday_due 1", "lastday_next_midnight_seconds 1797750000",
                "lastday_missing_nights 0", "lastday_overdue 0", "lastday_protected_due 0", "lastday_held 0",
                "lastday_last_night_seconds 1797663600", "lastday_last_night_recorded_seconds 1797663600",
                "lastday_closings 1",
            ]
        )
        for value in values {
            let name = try #require(value.split(separator: " ").first)
            #expect(text.contains("# HELP \(name) "))
            #expect(text.contains("# TYPE \(name) gauge\n"))
        }
        #expect(text.hasSuffix("\n"))
    }

    @Test func `the file is readable by every user and replaces its predecessor`() throws {
        try Data("old".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        try #require(MetricsFile(at: path)).write(try snapshot())
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o644)
        #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("# HELP"))
    }

    @Test func `a path that cannot be written is reported with the reason`() throws {
        let file = try #require(MetricsFile(at: "\(path)/missing/lastday.prom"))
        #expect {
            try file.write(try snapshot())
        } throws: { error in
            "\(error)".hasPrefix(
                "the metrics file \(path)/missing/lastday.prom cannot be written (No such file"
            )
        }
    }

    @Test func `an empty path means no metrics file`() {
        #expect(MetricsFile(at: "") == nil)
    }
}
