import LastdayCore
import Testing

@testable import LastdayImport

/// The district that `lastday demo` and the first steps of the manual use.
struct SampleDistrictTests {
    @Test
    func `the sample district is read completely, with every column recognised`() throws {
        let feed = try Feed.read(path: Checkout.sampleDistrict)
        #expect(feed.rows.count == 40)
        #expect(Set(feed.rows.map(\.username)).count == 40)
        #expect(Set(feed.rows.map(\.districtID)).count == 40)
        #expect(feed.files.first?.left == [] && feed.files.first?.dropped == [])
        #expect(feed.rows.allSatisfy { ($0.email.incoming ?? nil)?.hasSuffix("@example.org") == true })
        let smith = try #require(feed.rows.first { $0.username == "keltnerc" })
        #expect(smith.lastName == .value("Smith"))
        #expect(smith.firstName == .value("Kimberlee"))
        #expect(smith.expiresOn == .value(nil))
        #expect(smith.disabled == .value(false))
    }

    @Test
    func `the only expired account of the sample district is disabled`() throws {
        let feed = try Feed.read(path: Checkout.sampleDistrict)
        let start = try #require(CivilDate(year: 2027, month: 1, day: 1))
        let past = feed.rows.filter { row in (row.expiresOn.incoming ?? nil).map { $0 < start } ?? false }
        #expect(past.map(\.expiresOn) == [.value(CivilDate(year: 2018, month: 3, day: 2))])
        #expect(past.map(\.disabled) == [.value(true)])
    }
}
