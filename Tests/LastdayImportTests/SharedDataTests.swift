import Foundation
import LastdayMessages
import LastdayCore
import Testing

@testable import LastdayImport

@Suite(
    .enabled(
        if: Checkout.runsOverSharedData,
        "there is no ../shared/data beside the checkout, and LASTDAY_SHARED_DATA names none"
    )
)
struct SharedDataTests {
    /// A OneRoster set, and the number of cells of its users.csv that are not blank (counted with Python's csv).
    struct RealSet: CustomTestStringConvertible {
        let version: String
        let cells: Int
        var testDescription: String { "oneroster-\(version)" }
        var folder: URL { Checkout.sharedData.appending(path: testDescription) }

        static let all = [RealSet(version: "1.1", cells: 730), RealSet(version: "1.2", cells: 728)]
    }

    @Test(arguments: RealSet.all)
    func `all 68 people of Grand Bend are read, and none is disabled`(set: RealSet) throws {
        let feed = try Feed.read(path: set.folder.path())
        #expect(feed.kind == "OneRoster \(set.version)")
        #expect(feed.rows.count == 68)
        #expect(Set(feed.rows.map(\.username)).count == 68)
        #expect(feed.rows.allSatisfy { $0.disabled == .value(false) })
        #expect(
            feed.files.first?.dropped.contains(
                FeedFile.Dropped(heading: "password", why: .never("passwords"))
            ) == true
        )
        #expect(feed.reports.isEmpty)
        let assignments = feed.rows.flatMap(\.employments).flatMap(\.assignments)
        #expect(assignments.count == (set.version == "1.2" ? 69 : 0))
        #expect(assignments.allSatisfy { $0.startDate != nil && $0.school.hasPrefix("Grand Bend") })
    }

    @Test
    func `the Ed-Fi set has 68 people, 68 employments, 69 assignments and 5 organisations`() throws {
        let feed = try Feed.read(path: Checkout.sharedData.appending(path: "edfi-grand-bend").path())
        #expect(feed.kind == "Ed-Fi, 5 organisations")
        #expect(feed.rows.count == 68)
        #expect(feed.rows.allSatisfy { $0.username != nil && $0.employments.count == 1 })
        #expect(feed.rows.flatMap(\.employments).flatMap(\.assignments).count == 69)
        let employments = feed.rows.flatMap(\.employments)
        #expect(Set(employments.map(\.districtNumber)) == ["255901"])
        #expect(employments.allSatisfy { $0.districtName == .value("Grand Bend ISD") })
    }

    @Test(arguments: RealSet.all)
    func `every cell of the users file is imported`(set: RealSet) throws {
        let path = set.folder.appending(path: "users.csv").path()
        let file = try CSVFile(path: path)
        let feed = try Feed.read(path: set.folder.path())
        var found = 0
        for (row, incoming) in zip(try file.rows(), feed.rows) {
            for (heading, cell) in zip(file.headings, row.cells) where !cell.isEmpty {
                #expect(self.cell(under: heading, of: incoming) == cell, "\(incoming.origin), \(heading)")
                found += 1
            }
        }
        #expect(found == set.cells)
    }

    /// Returns the value that a row has from the column with a heading.
    private func cell(under heading: String, of row: FeedRow) -> String? {
        switch heading {
        case "sourcedId": row.districtID
        case "username": row.username
        case "enabledUser": row.disabled.incoming.map { String(!$0) }
        case "givenName": row.firstName.incoming
        case "familyName": row.lastName.incoming
        case "middleName": row.middleName.incoming ?? nil
        case "email": row.email.incoming ?? nil
        default: (row.other + row.identifiers).first { $0.name == heading }?.text
        }
    }
}

extension Patch {
    /// The value; nil if the patch has none.
    var incoming: Value? {
        if case .value(let value) = self { value } else { nil }
    }
}
