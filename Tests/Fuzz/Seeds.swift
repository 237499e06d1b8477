import Foundation
import LastdayImport
import LastdayCore
import LastdayTestKit

/// Valid inputs, from which the damaged ones are made.
enum Seeds {
    static func open(_ path: String) throws -> Source { try Source.open(path: path) }

    static func zone(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)")))
    }

    static let settings = [
        """
        timezone = "America/Denver"            # comment
        expires = "end-of-day"
        store = '/var/lib/lastday/lastday.db'
        disable_on_closing = true
        protected = ["admin", "role:State \\u0041dmin", \"\"\"many
        lines\"\"\"]
        [hold]
        percent = 5
        count = 25
        [clock]
        leap_hours = 36
        [metrics]
        textfile = ""
        """,
        "hold.percent = 0x05\nclock = { leap_hours = 1_000 }\nexpires = \"start-of-day\"\n",
    ].map { Array($0.utf8) }

    static let dates = [
        "2026-12-18", "12/18/2026", "2026-12-18T23:59", "2026-12-18T23:59:59.123-07:00",
        "2026-12-19T06:59:59Z",
        "9999-12-31T23:59:59+23:59", "0001-01-01",
    ].map { Array($0.utf8) }

    /// Tables in the forms of spreadsheets and scripts.
    static let tables: [[UInt8]] = {
        let text =
            "Staff, 2026\n\nUsername;Last Name;Employee ID\nalee;\"Lee; Al\";7\nbee;Ren\u{E9};8\nTotal: 2;;\n"
        let units = text.utf16.flatMap {
            [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
        }
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        return [Array(text.utf8), [0xFF, 0xFE] + units, units, latin, Array(("sep=;\n" + text).utf8)]
    }()

    /// The sheet of a workbook.
    static let sheet = Array(
        TestWorkbook.sheet(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Expires Date</t></is></c></row>
            <row r="2" hidden="1"><c t="str"><f>A1</f><v>alee</v></c><c><v>7.0E0</v></c><c s="1"><v>46374</v></c></row>
            <row r="4"><c r="A4" t="s"><v>2</v></c><c r="C4" t="d"><v>2026-12-18T00:00:00</v></c></row>
            """
        ).utf8
    )

    static let texts = Array(
        "<sst><si><t>Username</t></si><si><r><t>Employee </t></r><r><t>ID</t></r><rPh><t>x</t></rPh></si><si><t>b_x0065_e</t></si></sst>"
            .utf8
    )

    static let styles = Array(
        """
        <styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]m/d/yyyy\\ h:mm;@"/></numFmts>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>
        """.utf8
    )

    /// Feeds, each with a file name that identifies its format.
    static let feeds: [(name: String, seed: [UInt8])] = [
        (
            "accounts.csv",
            """
            Username,Last Name,First Name,Employee ID,Email,Expires Date,Disabled,Homepage,All Calendars,Product Security Roles,Phone
            alee,Lee,"Al, ""the"" man",7,a@b.org,12/18/2026,no,Home,yes,"Teacher; Admin",555-1
            bee,Bee,Bo,8,,2026-12-18,true,,,,\n
            """
        ),
        (
            "employments.csv",
            """
            District ID,District Number,District Name,Start Date,End Date,FTE Percent,School,Title,Special Ed
            7,0860,Grand Bend,2010-08-01,,100,Hillside,Teacher,yes
            7,0860,Grand Bend,2010-08-01,2026-06-30,50,Valley,Aide,no\n
            """
        ),
        ("documents.csv", "District ID,Kind,Reference,Date\n7,IEP,1-b,2026-01-05\n7,IEP,2,\n"),
        (
            "users.csv",
            "sourcedId,status,enabledUser,username,givenName,familyName,identifier,email,role\n7,active,true,alee,Al,Lee,7,a@b.org,teacher\n"
        ),
        (
            "staff.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <InterchangeStaffAssociation xmlns="http://ed-fi.org/5.0.0">
            <Staff id="s1"><StaffUniqueId>7</StaffUniqueId><Name><FirstName>Al</FirstName><LastSurname>Lee &amp; Co</LastSurname></Name>
            <ElectronicMail><ElectronicMailAddress>a@b.org</ElectronicMailAddress></ElectronicMail><LoginId>alee</LoginId></Staff>
            <StaffEducationOrganizationEmploymentAssociation><StaffReference ref="s1"/><EducationOrganizationReference>
            <EducationOrganizationIdentity><EducationOrganizationId>860</EducationOrganizationId></EducationOrganizationIdentity>
            </EducationOrganizationReference><EmploymentPeriod><HireDate>2010-08-01</HireDate></EmploymentPeriod>
            </StaffEducationOrganizationEmploymentAssociation></InterchangeStaffAssociation>
            """
        ),
        (
            "export.json",
            """
            {"format": "lastday export", "version": 1, "exported_at": "2026-11-30T16:00:00.000Z", "told_up_to": 0,
            "people": [{"person": 1, "district_id": "7", "last_name": "Lee", "first_name": "Al"}],
            "accounts": [{"account": 1, "username": "alee", "person": 1, "expires_on": "2026-12-18", "disabled": false}],
            "digest": "5ac72005f78cb451d503aa5b8d618a6c20cc5f8b2846c523101b60f1baf9b986"}
            """
        ),
    ].map { ($0, Array($1.utf8)) }

    static let departures = Array(
        "Username,Employee ID,Last Name,First Name,Last Day,Reason\nalee,7,Lee,Al,2099-12-18,\"Bye, \"\"all\"\"\"\n"
            .utf8
    )

    static let jsonStore = Array(
        """
        {"format": "lastday store", "version": 1, "audited_up_to": 1, "mascot": {"name": "Bear", "kin": [1.0, null]},
        "people": [{"person": 1, "last_name": "Lee", "first_name": "Al", "hat": 1.50}],
        "accounts": [{"account": 1, "username": "al\\u0065e", "person": 1, "expires_on": "2026-12-18", "roles": ["Teacher"]}]}
        """.utf8
    )

    static let auditFile = Array(
        """
        {"sequence":1,"at":"2026-11-30T16:00:00.000Z","event":"imported","actor":"keltner","actor_uid":1000,"command":"import",\
        "username":"alee","person":1,"expires_on":"2026-12-18","run":null,"night":null,"changes":{"account 1":{"username":[null,"alee"]}},"of":1}\n
        """.utf8
    )
}
