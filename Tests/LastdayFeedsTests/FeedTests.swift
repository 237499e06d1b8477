import Foundation
import LastdayRules
import Testing

@testable import LastdayFeeds

struct FeedTests {
    let users = "sourcedId,enabledUser,username,givenName,familyName\n2041,true,keltnerc,Kimberlee,Smith\n"
    let wanted =
        "lastday import reads a .csv file, a OneRoster folder with users.csv in it, Ed-Fi's .xml, or a .zip of them"

    @Test
    func `a folder with a users file is OneRoster, and what is left in it is reported`() throws {
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
            #expect(feed.files[3].left.map(\.heading) == ["note"])
            #expect(feed.reports == ["classes.csv: left unread"])
        }
    }

    @Test
    func `a file is told by its headings, whatever its name`() throws {
        try withFolder(["a.csv": users, "users.csv": "Username\nkeltnerc\n"]) { folder in
            let kinds = try ["a.csv", "users.csv"].map { try Feed.read(path: "\(folder)/\($0)").kind }
            #expect(kinds == ["OneRoster", "accounts CSV"])
        }
    }

    @Test
    func `no such path is told from a path that is no feed`() throws {
        try withFolder(["accounts.txt": "Username\n", "accounts.csv": "Username\n"]) { folder in
            for path in ["\(folder)/b.csv", "\(folder)/accounts.csv/b.csv"] {
                #expect(throws: UnreadableFeed("\(path): no such file or folder", kind: .missing)) {
                    try Feed.read(path: path)
                }
            }
            #expect(throws: UnreadableFeed("\(folder)/accounts.txt: not a feed; \(wanted)")) {
                try Feed.read(path: "\(folder)/accounts.txt")
            }
            let instead = "no users.csv in this folder; it holds \"accounts.csv\""
            #expect(throws: UnreadableFeed("\(folder): \(instead); \(wanted)")) {
                try Feed.read(path: folder)
            }
        }
    }
}
