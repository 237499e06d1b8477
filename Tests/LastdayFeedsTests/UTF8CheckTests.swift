import Foundation
import Testing

@testable import LastdayFeeds

@Suite struct UTF8CheckTests {
    @Test func `what Swift takes for UTF-8 is UTF-8, in any portions`() {
        var refused = 0
        for first in UInt8.min...UInt8.max {
            for second: UInt8 in [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF] {
                for rest: [UInt8] in [[], [0x80], [0x80, 0x80], [0xBF, 0xBF], [0x41], [0x80, 0x41]] {
                    let bytes = [first, second] + rest
                    var check = UTF8Check()
                    let isAccepted = bytes.allSatisfy { check.accepts([$0]) } && check.isBetweenCharacters
                    #expect(isAccepted == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
                    refused += isAccepted ? 0 : 1
                }
            }
        }
        #expect(refused > 1_000)
    }

    @Test
    func `an interchange with a name or a text that is not UTF-8 is refused with its line`() throws {
        for bytes: [UInt8] in [
            [0xED], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82],
        ] {
            let text =
                Array("<InterchangeStaffAssociation>\n<Sta".utf8) + bytes
                + Array("ff/></InterchangeStaffAssociation>".utf8)
            let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xml")
            defer { try? FileManager.default.removeItem(at: file) }
            try Data(text).write(to: file)
            #expect {
                try Feed.read(path: file.path)
            } throws: {
                "\($0)".hasSuffix(", line 2: not UTF-8 text; export the file as UTF-8")
            }
        }
    }
}
