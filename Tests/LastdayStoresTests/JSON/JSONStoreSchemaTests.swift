import Foundation
import Testing

@testable import LastdayStores

@Suite struct JSONStoreSchemaTests {
    /// LASTDAY_WRITE_SCHEMA=1 writes the file anew.
    @Test func `the schema that others are given is the form that is read`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../config/accounts.schema.json").standardized
        if ProcessInfo.processInfo.environment["LASTDAY_WRITE_SCHEMA"] != nil {
            try JSONStoreSchema.text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == JSONStoreSchema.text)
    }
}
