import Foundation
import LastdayMessages
import LastdayCore
import Testing

@testable import LastdayImport

struct FeedTests {
    let users = "sourcedId,enabledUser,username,givenName,familyName\n2041,true,keltnerc,Kimberlee,Smith\n"
    let wanted =
        "lastday import reads a .csv or .xlsx file, a folder of them, a OneRoster folder, Ed-Fi .xml files, or a .zip of any of these"

    @Test
    func `a folder with a users file is OneRoster, and files that are not read are reported`() throws {
        let files = [
            "Users.CSV": users, "orgs.csv": "sourcedId,name\nS1,High School\n", "classes.csv": "sourcedId\n",
            "roles.csv": "userSourcedId,role,orgSourcedId,note\n2041,teacher,S1,x\n",
            "notes.txt": "not a table",
            "manifest.csv": "propertyName,value\noneroster.version,1.2\n",
        ]
        try withFolder(files) { folder in
            let feed = try Feed.read(path: folder)
            #expect(feed.kind == "OneRoster 1.2")
            #expect(feed.rows.map(\.origin) == ["Users.CSV, line 2"])
            #expect(feed.files.map(\.name) == ["Users.CSV", "manifest.csv", "orgs.csv", "roles.csv"])
            #expect(feed.files.map(\.rowCount) == [1, 1, 1, 1])
            #expect(feed.files[3].dropped.map(\.heading) == ["note"])
            #expect(feed.reports == ["classes.csv: skipped", "notes.txt: skipped"])
        }
    }

    @Test
    func `a file is recognised by its headings, not by its name`() throws {
        try withFolder(["a.csv": users, "users.csv": "Username\nkeltnerc\n"]) { folder in
            let kinds = try ["a.csv", "users.csv"].map { try Feed.read(path: "\(folder)/\($0)").kind }
            #expect(kinds == ["OneRoster", "accounts CSV"])
        }
    }

    @Test
    func `a path that does not exist is distinguished from one that is not a feed`() throws {
        try withFolder(["accounts.csv": "Username\n"]) { folder in
            for path in ["\(folder)/b.csv", "\(folder)/accounts.csv/b.csv"] {
                #expect(throws: UnreadableFeed("\(path): no such file or folder", kind: .missing)) {
                    try Feed.read(path: path)
                }
            }
        }
        try withFolder(["notes.csv": "Note\nx\n"]) { folder in
            let instead = "nothing to import in this folder; it contains \"notes.csv\""
            #expect(throws: UnreadableFeed("\(folder): \(instead); \(wanted)")) {
                try Feed.read(path: folder)
            }
        }
    }

    @Test
    func `plain files in a folder are recognised by their headings and merged by person`() throws {
        let files = [
            "people/a.csv": "Username,Employee ID,Last Name\nkeltnerc,2041,Smith\nk2,2041,\nmarshd,,Marsh\n",
            "b.csv": "Employee ID,District Number,Start Date\n2041,0860,2005-08-01\n2041,0860,2020-08-01\n",
            "c.csv":
                "Username,District Number,School,Title,Start Date\nk2,0860,Hillside,Aide,2021-08-01\n"
                + "marshd,0411,Hillside,Coach,\nk2,0860,Hillside,Tutor,2006-08-01\n",
            "d.csv": "Username,Kind,Reference\nkeltnerc,IEP,1\n999,IEP,2\n",
            "departures.csv": "Username,Last Day\nkeltnerc,2027-06-04\n", "notes.txt": "no table",
        ]
        try withFolder(files) { folder in
            let feed = try Feed.read(path: folder)
            #expect(feed.kind == "accounts CSV, employments CSV, assignments CSV, documents CSV")
            #expect(feed.reports == ["departures.csv: skipped", "notes.txt: skipped"])
            #expect(feed.rows.map(\.username) == ["keltnerc", "k2", "marshd", "999"])
            let smith = feed.rows[0].employments
            #expect(smith.map { $0.assignments.map(\.title) } == [["Tutor"], ["Aide"]])
            #expect(feed.rows[0].documents.count == 1 && feed.rows[1].employments.isEmpty)
            #expect(feed.rows[2].employments.map(\.districtNumber) == ["0411"])
            #expect(feed.rows.map(\.isSupplemental) == [false, false, false, true])
        }
    }

    @Test
    func `two usernames for one person in different files make two rows`() throws {
        let files = [
            "a.csv": "Username,Employee ID\nkeltnerc,2041\n",
            "b.csv": "Username,Employee ID,District Number\nmarshd,2041,0860\n",
        ]
        try withFolder(files) { folder in
            let feed = try Feed.read(path: folder)
            #expect(feed.rows.map(\.username) == ["keltnerc", "marshd"])
        }
    }

    @Test
    func `a feed may be in a subfolder, and files beside it are reported as skipped`() throws {
        let staff =
            "<InterchangeStaffAssociation><Staff><StaffUniqueId>8</StaffUniqueId></Staff></InterchangeStaffAssociation>"
        try withFolder(["export/users.csv": users, "export/staff.xml": staff, "a.csv": "Username\nx\n"]) {
            folder in
            let feed = try Feed.read(path: folder)
            #expect(feed.rows.map(\.username) == ["keltnerc"])
            #expect(feed.reports.suffix(2) == ["a.csv: skipped", "export/staff.xml: skipped"])
        }
        try withFolder(["x/staff.xml": staff, "a.csv": "Username\nx\n"]) { folder in
            let feed = try Feed.read(path: folder)
            #expect(feed.reports == ["a.csv: skipped"])
        }
        try withFolder(["x/users.csv": users, "y/Users.csv": users]) { folder in
            #expect(throws: UnreadableFeed("\(folder): \"users.csv\" appears in it more than once")) {
                try Feed.read(path: folder)
            }
        }
    }
}
