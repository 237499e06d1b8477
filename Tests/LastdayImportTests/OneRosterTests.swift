import LastdayMessages
import LastdayCore
import Testing

@testable import LastdayImport

struct OneRosterTests {
    let headings = "sourcedId,status,enabledUser,orgSourcedIds,username,givenName,familyName,middleName,email"

    @Test
    func `a OneRoster user becomes a person with an account`() throws {
        let feed = try users(
            "\(headings)\n2041,active,true,\"1,2\",keltnerc,Kimberlee,Smith,,k@example.org\n"
        )
        #expect(feed.kind == "OneRoster 1.1")
        let row = try #require(feed.rows.first)
        #expect(row.origin == "users.csv, line 2")
        #expect(row.districtID == "2041")
        #expect(row.username == "keltnerc")
        #expect(row.disabled == .value(false))
        #expect(row.firstName == .value("Kimberlee"))
        #expect(row.lastName == .value("Smith"))
        #expect(row.middleName == .value(nil))
        #expect(row.email == .value("k@example.org"))
        #expect(row.roles == .unspecified)
        #expect(row.expiresOn == .unspecified)
        let other = [("status", "active"), ("orgSourcedIds", "1,2")]
        #expect(row.other == other.map { NamedText(name: $0.0, text: $0.1) })
    }

    @Test(arguments: ["false": Patch.value(true), "TRUE": .value(false), "0": .value(true), "": .unspecified])
    func `a user who is not enabled is disabled, and a blank cell changes nothing`(
        cell: String,
        incoming: Patch<Bool>
    ) throws {
        let feed = try users("\(headings)\n2041,,\(cell),1,keltnerc,Kimberlee,Smith,,\n")
        #expect(feed.rows.first?.disabled == incoming)
    }

    @Test
    func `a user marked tobedeleted is reported, and neither deleted nor disabled`() throws {
        let feed = try users(
            "\(headings)\n1,active,true,1,marshd,D,Marsh,,\n2,ToBeDeleted,true,1,keltnerc,K,Smith,,\n"
        )
        let row = try #require(feed.rows.last)
        #expect(row.disabled == .unspecified)
        #expect(row.lastName == .value("Smith"))
        #expect(row.other.contains(NamedText(name: "status", text: "ToBeDeleted")))
        #expect(
            feed.reports.first { $0.hasPrefix("users.csv, line 3") }
                == "users.csv, line 3: keltnerc is marked tobedeleted; nothing is deleted, and Disabled is left "
                + "as it is: use lastday queue or lastday disable"
        )
        #expect(feed.rows.first?.disabled == .value(false))
    }

    @Test
    func `a user marked tobedeleted whom the feed has disabled is disabled`() throws {
        let feed = try users("\(headings)\n2,tobedeleted,false,1,keltnerc,K,Smith,,\n")
        #expect(feed.rows.first?.disabled == .value(true))
        #expect(!feed.reports.contains { $0.contains("tobedeleted") })
    }

    @Test
    func `an unknown status is reported`() throws {
        let feed = try users("\(headings)\n2,inactive,true,1,keltnerc,Kimberlee,Smith,,\n")
        #expect(feed.rows.first?.disabled == .value(false))
        #expect(
            feed.reports.last
                == "users.csv, line 2: keltnerc has the status \"inactive\", which is stored but has no effect"
        )
    }

    @Test
    func `a user without a username is a person without an account`() throws {
        let feed = try users("\(headings)\n2041,active,true,1,,Kimberlee,Smith,,\n")
        #expect(feed.rows.first?.username == nil)
        #expect(feed.rows.first?.districtID == "2041")
    }

    @Test
    func `all missing columns are named in one line`() {
        let missing = "no column sourcedId, no column familyName"
        let seen = "\"sourceID\" (should it be sourcedId?), \"enabledUser\", \"username\", \"givenName\""
        #expect(throws: UnreadableFeed("users.csv: \(missing); the headings are \(seen)")) {
            try users("sourceID,enabledUser,username,givenName\n")
        }
    }

    @Test
    func `a user without a sourcedId is refused as a bad row`() {
        #expect(throws: BadRows(["users.csv, line 2, column sourcedId: blank; every user needs one"])) {
            try users("\(headings)\n,active,true,1,keltnerc,Kimberlee,Smith,,\n")
        }
    }

    @Test
    func `a misspelt optional column is not stored, and an extension is not a misspelling`() throws {
        let feed = try users(
            "username,enabledUser,middelName,sourcedId,givenName,ext_badge,metadata.x,familyName,Role,orgSourcedId\n"
                + "keltnerc,true,Ann,2041,Kimberlee,17,y,Smith,teacher,1\n"
        )
        let row = try #require(feed.rows.first)
        #expect(row.middleName == .unspecified)
        #expect(row.other.map(\.text) == ["teacher"])
        #expect(
            feed.files.first?.dropped.map(\.why) == [
                .unknown(nearest: "middleName"), .unknown(nearest: nil), .unknown(nearest: nil),
                .unknown(nearest: nil),
            ]
        )
    }

    @Test(arguments: ["1.1", "1.2"])
    func `the manifest determines the version`(version: String) throws {
        let manifest = try csv("propertyName,value\noneroster.version,\(version)\n", name: "manifest.csv")
        let feed = try OneRoster(users: csv("\(headings)\n", name: "users.csv"), manifest: manifest).feed()
        #expect(feed.kind == "OneRoster \(version)")
        #expect(feed.reports == [])
    }

    @Test
    func `without a manifest the headings determine the version`() throws {
        let feed = try users("sourcedId,enabledUser,username,givenName,familyName,primaryOrgSourcedId\n")
        #expect(feed.kind == "OneRoster 1.2")
        #expect(
            feed.reports == ["no manifest.csv says which version this is; users.csv is read by its headings"]
        )
    }

    @Test
    func `an unknown version is reported and read as 1.2`() throws {
        let manifest = try csv("propertyName,value\noneroster.version,2.0\n", name: "manifest.csv")
        let feed = try OneRoster(users: csv("\(headings)\n", name: "users.csv"), manifest: manifest).feed()
        #expect(feed.kind == "OneRoster 2.0")
        #expect(feed.reports == ["manifest.csv: version 2.0 is unknown; users.csv is read as version 1.2"])
    }
}
