import Foundation
import Glibc
import LastdayCore
import LastdaySystem
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
            localtime: folder.appending(path: "localtime").path,
            timezone: folder.appending(path: "timezone").path,
            variable: nil
        )
    }

    @Test func `a zone that only the machine's database has is found`() throws {
        let zone = try database.zone(named: "Moon/Tranquility", blaming: .usage)
        #expect(zone.rules.localTime(at: Instant(seconds: 1_797_663_600)).abbreviation == "MST")
    }

    @Test(.timeLimit(.minutes(1)))
    func `a pipe, a device or an oversized file is refused without being read to its end`() throws {
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
    func `a name that is not a path within the folder is refused`(name: String) {
        #expect(throws: ZoneFailure.self) { try database.zone(named: name, blaming: .usage) }
    }

    @Test func `the machine's zone is the one its link names, or UTC without a link`() throws {
        let utc = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/UTC"))
        try utc.write(to: folder.appending(path: "zoneinfo/UTC"))
        #expect(try database.machineZone().zone.name == "UTC")
        try FileManager.default.createSymbolicLink(
            atPath: folder.appending(path: "localtime").path,
            withDestinationPath: "zoneinfo/Moon/Tranquility"
        )
        #expect(try database.machineZone().zone.name == "Moon/Tranquility")
    }

    @Test func `a file that is not a zone file is refused with a remedy`() throws {
        try Data("nonsense".utf8).write(to: folder.appending(path: "zoneinfo/Bad"))
        #expect {
            try database.zone(named: "Bad", blaming: .usage)
        } throws: {
            "\($0)".hasSuffix("/zoneinfo/Bad is not a time zone file; reinstall the package tzdata")
        }
    }

    @Test func `a group of zones or a misspelt zone is refused with a suggestion`() {
        for (name, sentence) in [
            (
                "America",
                #"no time zone "America": America is a group of zones; one of them is "America/Denver""#
            ),
            ("Asia/Tokio", #"no time zone "Asia/Tokio" in /usr/share/zoneinfo; did you mean "Asia/Tokyo"?"#),
        ] {
            #expect {
                try ZoneDatabase().zone(named: name, blaming: .configuration)
            } throws: {
                "\($0)" == sentence
            }
        }
    }

    @Test func `localtime is refused as the name of a zone`() {
        #expect {
            try ZoneDatabase().zone(named: "localtime", blaming: .configuration)
        } throws: {
            "\($0)"
                == #"no time zone "localtime": it means whatever /etc/localtime says at the time; name a zone, for example "America/Denver""#
        }
    }

    @Test func `a dangling link is refused unless something else names an existing zone`()
        throws
    {
        let database = database
        try FileManager.default.createSymbolicLink(
            atPath: database.localtime,
            withDestinationPath: "zoneinfo/Moon/Gone"
        )
        try Data("Moon/Gone\n".utf8).write(to: URL(filePath: database.timezone))
        #expect {
            try database.machineZone()
        } throws: {
            ($0 as? ZoneFailure)?.kind == .configuration
                && "\($0)".hasSuffix(
                    "/localtime points to zoneinfo/Moon/Gone, which does not exist; set the district's with: lastday store zone NAME"
                )
        }
        let named = ZoneDatabase(
            folder: database.folder,
            localtime: database.localtime,
            timezone: database.timezone,
            variable: ":Moon/Tranquility"
        )
        #expect(try named.machineZone().zone.name == "Moon/Tranquility")
        #expect(try named.machineZone().because == "as TZ says, for \(database.localtime) leads nowhere")
        try Data("Moon/Tranquility\n".utf8).write(to: URL(filePath: database.timezone))
        let machine = try database.machineZone()
        #expect(machine.zone.name == "Moon/Tranquility")
        #expect(machine.because == "as \(database.timezone) says, for \(database.localtime) leads nowhere")
    }

    @Test func `a file in the link's place has the name in the file timezone if the zones are equal`()
        throws
    {
        try FileManager.default.copyItem(
            atPath: database.path(of: "Moon/Tranquility"),
            toPath: database.localtime
        )
        #expect(try database.machineZone().zone.name == "localtime")
        try Data("Moon/Tranquility\n".utf8).write(to: URL(filePath: database.timezone))
        #expect(try database.machineZone().zone.name == "Moon/Tranquility")
    }
}
