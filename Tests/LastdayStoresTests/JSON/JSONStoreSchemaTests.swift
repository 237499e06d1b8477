import Foundation
import Testing

@testable import LastdayStores

@Suite struct JSONStoreSchemaTests {
    /// Compares config/accounts.schema.json, or writes it anew if LASTDAY_WRITE_SCHEMA is set.
    @Test func `the published schema is the one generated from the records' schemas`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../config/accounts.schema.json").standardized
        if ProcessInfo.processInfo.environment["LASTDAY_WRITE_SCHEMA"] != nil {
            try JSONStoreSchema.text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == JSONStoreSchema.text)
    }
}
