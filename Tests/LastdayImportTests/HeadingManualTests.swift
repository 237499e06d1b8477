import Foundation
import Testing

@testable import LastdayImport

/// The parts of lastday-import(7) that the table of headings writes.
///
/// LASTDAY_WRITE_MANUAL=1 writes them into the page anew.
@Suite(.serialized)
struct HeadingManualTests {
    @Test(
        arguments: [
            ("headings", HeadingTable.manual), ("never stored", HeadingTable.manualOfNeverStored),
        ]
    )
    func `the manual page has the table as it is`(name: String, text: String) throws {
        let page = Checkout.root.appending(path: "systemd/manual/lastday-import.7")
        let begin = ".\\\" begin \(name), written by HeadingTable+Manual.swift\n"
        let end = "\n.\\\" end \(name)\n"
        let manual = try String(contentsOf: page, encoding: .utf8)
        let start = try #require(manual.range(of: begin)).upperBound
        let stop = try #require(manual.range(of: end)).lowerBound
        if ProcessInfo.processInfo.environment["LASTDAY_WRITE_MANUAL"] != nil {
            let changed = manual.replacingCharacters(in: start..<stop, with: text)
            try changed.write(to: page, atomically: true, encoding: .utf8)
        } else {
            #expect(manual[start..<stop] == text)
        }
    }
}
