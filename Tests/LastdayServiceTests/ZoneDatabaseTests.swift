import Foundation
import Glibc
import LastdayRules
import LastdayService
import Testing

@Suite final class ZoneDatabaseTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lastday-zones-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "zoneinfo/Moon"),
            withIntermediateDirectories: true
        )
        try FileManager.default.copyItem(
            at: URL(filePath: "/usr/share/zoneinfo/America/Denver"),
            to: folder.appending(path: "zoneinfo/Moon/Tranquility")
        )
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private var database: ZoneDatabase {
        ZoneDatabase(
            folder: folder.appending(path: "zoneinfo").path,
            localtime: folder.appending(path: "localtime").path
        )
    }

    @Test func `a zone that only the machine's database has is known`() throws {
        let zone = try database.zone(named: "Moon/Tranquility", blaming: .usage)
        #expect(zone.rules.localTime(at: Instant(seconds: 1_797_663_600)).abbreviation == "MST")
    }

    @Test(.timeLimit(.minutes(1)))
    func `what is no file of a zone's size is neither waited for nor read to its end`() throws {
        let path: (String) -> String = { [folder] in folder.appending(path: "zoneinfo/Moon/\($0)").path }
        #expect(mkfifo(path("Pipe"), 0o644) == 0)
        try FileManager.default.createSymbolicLink(atPath: path("Zero"), withDestinationPath: "/dev/zero")
        #expect(creat(path("Gigabyte"), 0o644) >= 0 && truncate(path("Gigabyte"), 1 << 30) == 0)
        for (name, fault) in [("Pipe", "is no file"), ("Zero", "is no file"), ("Gigabyte", "is larger")] {
            #expect {
                try database.zone(named: "Moon/\(name)", blaming: .usage)
            } throws: {
                "\($0)".contains("Moon/\(name) \(fault)")
            }
            try? FileManager.default.removeItem(atPath: database.localtime)
            try FileManager.default.createSymbolicLink(
                atPath: database.localtime,
                withDestinationPath: path(name)
            )
            #expect(throws: ZoneFailure.self) { try database.machineZone() }
        }
    }

    @Test(arguments: [
        "", "/etc/passwd", "../zoneinfo/Moon/Tranquility", "Moon//Tranquility", "Moon", "Moon/.",
    ])
    func `a name that is no path below the folder is no zone`(name: String) {
        #expect(throws: ZoneFailure.self) { try database.zone(named: name, blaming: .usage) }
    }

    @Test func `the machine's zone is named by its link, and without one it is UTC`() throws {
        let utc = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/UTC"))
        try utc.write(to: folder.appending(path: "zoneinfo/UTC"))
        #expect(try database.machineZone().name == "UTC")
        try FileManager.default.createSymbolicLink(
            atPath: folder.appending(path: "localtime").path,
            withDestinationPath: "zoneinfo/Moon/Tranquility"
        )
        #expect(try database.machineZone().name == "Moon/Tranquility")
    }

    @Test func `a file that is no zone's is refused with the way out`() throws {
        try Data("nonsense".utf8).write(to: folder.appending(path: "zoneinfo/Bad"))
        #expect {
            try database.zone(named: "Bad", blaming: .usage)
        } throws: {
            "\($0)".hasSuffix("/zoneinfo/Bad is not a time zone file; install the package tzdata again")
        }
    }
}
