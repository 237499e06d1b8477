import Foundation
import Testing

@testable import LastdayImport

@Suite struct ZipArchiveTests {
    /// Returns the central directory of an archive whose files all overlap and claim a size each.
    private func overlapping(_ count: Int, size: Int, name: (Int) -> String) -> Data {
        func number(_ value: Int, _ width: Int) -> [UInt8] {
            (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        var bytes: [UInt8] = []
        for index in 0..<count {
            let name = Array(name(index).utf8)
            bytes += [0x50, 0x4B, 1, 2, 20, 0, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            bytes += number(1_000, 4)
            bytes += number(size, 4)
            bytes += number(name.count, 2)
            bytes += [UInt8](repeating: 0, count: 16)
            bytes += name
        }
        let length = bytes.count
        bytes += [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
        bytes += number(count, 2)
        bytes += number(count, 2)
        bytes += number(length, 4)
        bytes += [0, 0, 0, 0, 0, 0]
        return Data(bytes)
    }

    private func fault(_ archive: Data) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: file) }
        try archive.write(to: file)
        do {
            _ = try ZipArchive(path: file.path, name: "feed.zip")
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test func `a directory is found by the Zip64 end record`() throws {
        func number(_ value: Int, _ width: Int) -> [UInt8] {
            (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let usual = overlapping(3, size: 10) { "\($0).csv" }
        let directory = Array(usual.dropLast(22))
        var bytes =
            directory + [0x50, 0x4B, 6, 6] + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8)
        bytes += number(3, 8) + number(3, 8) + number(directory.count, 8) + number(0, 8)
        bytes += [0x50, 0x4B, 6, 7] + number(0, 4) + number(directory.count, 8) + number(1, 4)
        bytes += [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + number(0xFFFF, 2) + number(0xFFFF, 2)
        bytes += number(0xFFFF_FFFF, 4) + number(0xFFFF_FFFF, 4) + [0, 0]
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        #expect(try ZipArchive(path: file.path, name: "feed.zip").entries.count == 3)
    }

    @Test func `an archive whose files add up to gigabytes is not unpacked`() throws {
        let fault = try fault(overlapping(60_000, size: 1_000_000) { "\($0).csv" })
        #expect(fault == "feed.zip: would unpack to gigabytes, but no feed is that large")
    }

    @Test(.timeLimit(.minutes(1)))
    func `tens of thousands of names are checked for duplicates quickly`() throws {
        #expect(try fault(overlapping(65_000, size: 1) { "\($0).csv" }) == "")
        let fault = try fault(overlapping(65_000, size: 1) { "\(min($0, 64_998)).csv" })
        #expect(fault == "feed.zip: \"64998.csv\" appears in it more than once")
    }
}
