import Foundation
import Testing

import LastdayMessages
@testable import LastdayImport

@Suite struct XMLRecordsTests {
    /// Returns the error that reading an XML file with these bytes fails with; nil if it is read.
    private func fault(_ bytes: [UInt8]) throws -> String? {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        do throws(UnreadableFeed) {
            _ = try XMLRecords.read(file.path, named: "a.xml") { _, _ in }
        } catch {
            return error.description
        }
        return nil
    }

    @Test func `a text is refused as not UTF-8 exactly if Swift refuses it, wherever chunks end`() throws {
        var refused = 0
        let firsts: [UInt8] = [
            0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4,
            0xF5, 0xF8,
            0xFF,
        ]
        for first in firsts {
            for second: UInt8 in [0x20, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF] {
                for rest: [UInt8] in [[], [0x80], [0x80, 0x80], [0x90, 0x80], [0x41], [0x80, 0x41]] {
                    let bytes = [first, second] + rest
                    // After 3991 or 3992 blanks, the library's read buffer ends between the bytes.
                    for blanks in [0, 3_991, 3_992] {
                        let start = Array(("<a>\n<b>" + String(repeating: " ", count: blanks)).utf8)
                        let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
                        let fault = try fault(start + bytes + Array("</b></a>".utf8))
                        let expected = "a.xml, line 2: not UTF-8 text; export the file as UTF-8"
                        #expect(fault == (isUTF8 ? nil : expected), "\(bytes)")
                        refused += isUTF8 ? 0 : 1
                    }
                }
            }
        }
        #expect(refused > 1_000)
    }

    @Test
    func `an interchange with a name that is not UTF-8 is refused with its line`() throws {
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

    @Test(arguments: ["<a b='", "<!--", "<?b c", "<a><![CDATA[", "<a", "<a ", "<a></a", "&"])
    func `bytes that are not UTF-8 are reported as such anywhere, and control characters are not`(
        place: String
    )
        throws
    {
        for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80]] {
            let fault = try fault(Array("<r>\n\(place)".utf8) + bytes + Array("/></r>".utf8))
            #expect(fault == "a.xml, line 2: not UTF-8 text; export the file as UTF-8")
        }
        for character in ["\u{1}", "\u{FFFE}"] {
            let fault = try fault(Array("<r>\n\(place)\(character)/>".utf8))
            #expect(fault?.hasSuffix("not well-formed XML; export the file again") == true)
        }
    }

    @Test(arguments: [
        (String.Encoding.utf16, "<a/>"), (.utf32, "<a/>"), (.utf16BigEndian, "<?xml version=\"1.0\"?><a/>"),
        (.utf16LittleEndian, "<?xml version=\"1.0\"?><a/>"),
    ])
    func `a text in UTF-16 or UTF-32 is refused as not UTF-8`(encoding: String.Encoding, text: String) throws
    {
        let bytes = Array(try #require(text.data(using: encoding)))
        #expect(try fault(bytes) == "a.xml, line 1: not UTF-8 text; export the file as UTF-8")
    }

    @Test
    func `nothing may follow the root element, not even a NUL`() throws {
        #expect(try fault(Array("<a/>\n".utf8)) == nil)
        for rest in ["\u{0}", "\u{0}<b/>", "x", "<b/>"] {
            #expect(
                try fault(Array("<a/>\(rest)".utf8))?.hasSuffix("not well-formed XML; export the file again")
                    == true
            )
        }
    }
}
