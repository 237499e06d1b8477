import LastdayMessages
import LastdayCore
import Testing

@testable import LastdayImport

struct EdFiTests {
    private static let organisations = """
        <?xml version="1.0"?>
        <InterchangeEducationOrganization xmlns="http://ed-fi.org/5.2.0">
          <LocalEducationAgency id="LEA_1"><NameOfInstitution>Larkspur Schools</NameOfInstitution>
            <LocalEducationAgencyId>860</LocalEducationAgencyId></LocalEducationAgency>
          <School id="S_1"><NameOfInstitution>Hillside School</NameOfInstitution><SchoolId>860001</SchoolId>
            <LocalEducationAgencyReference ref="LEA_1"/></School>
          <Course><CourseCode>ALG-1</CourseCode></Course>
        </InterchangeEducationOrganization>
        """

    private static func reference(_ staff: String, _ school: String = "860001") -> String {
        """
        <StaffReference><StaffIdentity><StaffUniqueId>\(staff)</StaffUniqueId></StaffIdentity></StaffReference>
        <EducationOrganizationReference><EducationOrganizationIdentity>
        <EducationOrganizationId>\(school)</EducationOrganizationId>
        </EducationOrganizationIdentity></EducationOrganizationReference>
        """
    }

    private static let staff = """
        <Staff id="ST_7"><StaffUniqueId>7</StaffUniqueId>
          <Name><FirstName>Pat &amp; Co</FirstName><LastSurname> Lee </LastSurname></Name>
          <Sex>uri://ed-fi.org/SexDescriptor#Female</Sex><LoginId>leep</LoginId></Staff>
        """

    private func feed(_ elements: String, withOrganisations: Bool = true) throws -> ReadFeed {
        var files = [
            "StaffAssociation.xml": "<InterchangeStaffAssociation>\(elements)</InterchangeStaffAssociation>"
        ]
        if withOrganisations { files["EducationOrganization.xml"] = Self.organisations }
        var feed: ReadFeed?
        try withFolder(files) { feed = try Feed.read(path: $0) }
        return try #require(feed)
    }

    @Test
    func `people, employments and assignments are joined in whatever order the file has them`() throws {
        let feed = try feed(
            """
            <StaffEducationOrganizationAssignmentAssociation>\(Self.reference("7"))
              <StaffClassification>uri://x#Teacher</StaffClassification><PositionTitle>Art teacher</PositionTitle>
              <BeginDate>2019-08-01</BeginDate></StaffEducationOrganizationAssignmentAssociation>
            <StaffEducationOrganizationEmploymentAssociation>\(Self.reference("7"))
              <EmploymentPeriod><HireDate>2018-08-01</HireDate><EndDate>2027-06-30</EndDate></EmploymentPeriod>
              <FullTimeEquivalency>0.5</FullTimeEquivalency><Department>521</Department>
              </StaffEducationOrganizationEmploymentAssociation>
            \(Self.staff)
            """
        )
        #expect(feed.kind == "Ed-Fi, 2 organisations")
        let row = try #require(feed.rows.first)
        #expect(feed.rows.count == 1)
        #expect(row.username == "leep" && row.districtID == "7")
        #expect(row.lastName == .value("Lee") && row.firstName == .value("Pat & Co"))
        // The sex, like all that is nobody's business here, is not stored.
        #expect(row.otherOfPerson == [])
        let employment = try #require(row.employments.first)
        #expect(row.employments.count == 1)
        #expect(employment.districtNumber == "860" && employment.districtName == .value("Larkspur Schools"))
        #expect(employment.school == .value("Hillside School") && employment.ftePercent == .value("50"))
        #expect(employment.startDate?.description == "2018-08-01")
        #expect(employment.endDate == .value(CivilDate(year: 2027, month: 6, day: 30)))
        #expect(employment.other == [NamedText(name: "Department", text: "521")])
        let assignment = try #require(employment.assignments.first)
        #expect(assignment.title == "Art teacher" && assignment.school == "Hillside School")
        #expect(assignment.endDate == .value(nil) && assignment.isSpecialEd == .value(false))
        #expect(feed.reports == ["EducationOrganization.xml: ignored: 1 Course"])
    }

    @Test
    func `a Special Ed programme marks the assignment as Special Ed`() throws {
        let feed = try feed(
            """
            \(Self.staff)
            <StaffEducationOrganizationAssignmentAssociation>\(Self.reference("7"))
              <PositionTitle>Teacher</PositionTitle></StaffEducationOrganizationAssignmentAssociation>
            <StaffSchoolAssociation><StaffReference ref="ST_7"/>
              <SchoolReference><SchoolIdentity><SchoolId>860001</SchoolId></SchoolIdentity></SchoolReference>
              <ProgramAssignment>uri://x#Special Education</ProgramAssignment></StaffSchoolAssociation>
            """
        )
        #expect(feed.rows.first?.employments.first?.assignments.first?.isSpecialEd == .value(true))
    }

    @Test
    func `without a file of organisations, their numbers replace their names`() throws {
        let feed = try feed(
            """
            \(Self.staff)<StaffEducationOrganizationAssignmentAssociation>\(Self.reference("7"))
            <PositionTitle>Aide</PositionTitle></StaffEducationOrganizationAssignmentAssociation>
            """,
            withOrganisations: false
        )
        let employment = try #require(feed.rows.first?.employments.first)
        #expect(employment.districtNumber == "860001")
        #expect(employment.assignments.map(\.school) == ["860001"])
    }

    @Test
    func `every fault is reported with its line`() throws {
        let elements = """
            \(Self.staff)
            <Staff><Name><FirstName>Nobody</FirstName></Name></Staff>
            <StaffEducationOrganizationAssignmentAssociation>\(Self.reference("7"))
            <PositionTitle>Aide</PositionTitle><BeginDate>2026-02-30</BeginDate>
            </StaffEducationOrganizationAssignmentAssociation>
            <StaffEducationOrganizationEmploymentAssociation></StaffEducationOrganizationEmploymentAssociation>
            """
        let day = "is not a date: month 2 of 2026 has 28 days, not 30; write it as 2026-12-18 or 12/18/2026"
        let name = "StaffAssociation.xml"
        #expect(
            throws: BadRows([
                "\(name), line 4: a Staff without StaffUniqueId",
                "\(name), line 5, BeginDate: \"2026-02-30\" \(day)",
                "\(name), line 11: a StaffEducationOrganizationEmploymentAssociation that refers to no staff",
            ])
        ) { try feed(elements) }
    }

    @Test(
        arguments: [
            ("<InterchangeStaffAssociation><Staff>", "line 1, column"),
            ("<InterchangeStaffAssociation></Staff>", "line 1, column"),
            ("", ""), ("not XML", "line 1, column"),
            ("<InterchangeStaffAssociation>\n<Staff>\u{0}</Staff></InterchangeStaffAssociation>", ""),
        ]
    )
    func `XML that is not well-formed is refused with its position`(text: String, place: String) throws {
        try withFolder(["StaffAssociation.xml": text]) { folder in
            #expect {
                try Feed.read(path: folder)
            } throws: { error in
                "\(error)".hasPrefix("StaffAssociation.xml") && "\(error)".contains(place)
            }
        }
    }

    @Test
    func `an interchange of any other kind is refused`() throws {
        try withFolder(["Student.xml": "<InterchangeStudent></InterchangeStudent>"]) { folder in
            #expect(throws: UnreadableFeed.self) { try Feed.read(path: folder) }
        }
    }

    @Test(arguments: [
        "<!DOCTYPE a [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>", "<!DOCTYPE a SYSTEM \"a.dtd\">",
        "<!DOCTYPE a [<!NOTATION n SYSTEM \"n\"><!ATTLIST Staff id CDATA #IMPLIED>]>",
    ])
    func `a file with a DOCTYPE is refused, so that no entity can read another file`(
        declaration: String
    )
        throws
    {
        let text = """
            <?xml version="1.0"?>
            \(declaration)
            <InterchangeStaffAssociation>\(Self.staff)</InterchangeStaffAssociation>
            """
        let fault = "a declaration as <!DOCTYPE …>, which no interchange has; remove it"
        try withFolder(["StaffAssociation.xml": text]) { folder in
            #expect(throws: UnreadableFeed("StaffAssociation.xml, line 2: \(fault)")) {
                try Feed.read(path: folder)
            }
        }
    }

    @Test
    func `a processing instruction without content is refused`() throws {
        let fault = "an instruction without content as <?…?>, which no interchange has; remove it"
        #expect(throws: UnreadableFeed("StaffAssociation.xml, line 2: \(fault)")) {
            try feed("<!-- x -->\n<?sort?>\n\(Self.staff)")
        }
    }

    /// Returns the error that reading an XML text fails with, or an empty text if it is read.
    private func fault(_ text: String, longest: Int) throws -> String {
        var fault = ""
        try withFolder(["a.xml": text]) { folder in
            do throws(UnreadableFeed) {
                _ = try XMLRecords.read("\(folder)/a.xml", named: "a.xml", longest: longest) { _, _ in }
            } catch {
                fault = error.description
            }
        }
        return fault
    }

    @Test(.timeLimit(.minutes(1)), arguments: [("", ">\"="), ("xmlns:", "urn:=")])
    func `an element with too many attributes is refused before the library parses them`(
        prefix: String,
        value: String
    )
        throws
    {
        func fault(_ count: Int) throws -> String {
            let attributes = (0..<count).map { "\(prefix)a\($0)='\(value)'" }
            return try self.fault("<a><b \(attributes.joined(separator: " "))/></a>", longest: 1 << 24)
        }
        #expect(try fault(1_000) == "")
        #expect(try fault(1_001).hasPrefix("a.xml, line 1: an element with more than 1000 attributes"))
        // The library would take minutes to parse these.
        #expect(try fault(400_000).hasPrefix("a.xml, line 1: an element with more than 1000 attributes"))
    }

    @Test(arguments: ["<a>", "<!--", "<a b='", "<![CDATA[", "<?a "])
    func `an unterminated construct is refused, at the latest after 1 MB`(beginning: String) throws {
        func fault(_ count: Int) throws -> String {
            try self.fault("<r>\(beginning)" + String(repeating: "x", count: count), longest: 1 << 20)
        }
        #expect(try fault(15 << 16).contains("not well-formed XML"))
        #expect(try fault(17 << 16).hasPrefix("a.xml, line 1: a text of more than 1 MB"))
    }

    @Test
    func `comments, processing instructions and CDATA sections are read as XML defines them`() throws {
        let feed = try feed(
            """
            <!-- <!DOCTYPE a> - <?sort?> ->
            --><?sort by name?><?sort ?>
            <Staff id="ST_7"><StaffUniqueId>7</StaffUniqueId><Name><FirstName><![CDATA[P<?a?>]]</FirstName>]]></FirstName>
            <LastSurname>Le<![CDATA[e <]]>&amp;<!---->Co</LastSurname></Name><LoginId>leep</LoginId></Staff>
            """
        )
        #expect(feed.rows.map(\.firstName) == [.value("P<?a?>]]</FirstName>")])
        #expect(feed.rows.map(\.lastName) == [.value("Lee <&Co")])
    }

    @Test
    func `each employment period is an employment, and has the assignments that began in it`()
        throws
    {
        let feed = try feed(
            """
            \(Self.staff)
            <StaffEducationOrganizationEmploymentAssociation>\(Self.reference("7"))
              <EmploymentPeriod><HireDate>2010-08-01</HireDate><EndDate>2015-06-30</EndDate></EmploymentPeriod>
              <EmploymentPeriod><HireDate>2018-08-01</HireDate></EmploymentPeriod>
              </StaffEducationOrganizationEmploymentAssociation>
            <StaffEducationOrganizationAssignmentAssociation>\(Self.reference("7"))
              <PositionTitle>Art teacher</PositionTitle><BeginDate>2019-08-01</BeginDate>
              </StaffEducationOrganizationAssignmentAssociation>
            """
        )
        let incoming = try #require(feed.rows.first?.employments)
        #expect(incoming.map(\.startDate?.description) == ["2010-08-01", "2018-08-01"])
        #expect(incoming.map(\.endDate) == [.value(CivilDate(year: 2015, month: 6, day: 30)), .value(nil)])
        #expect(incoming.map(\.assignments.count) == [0, 1])
    }

    @Test
    func `a period's separation belongs to that period alone`() throws {
        let feed = try feed(
            """
            \(Self.staff)<StaffEducationOrganizationEmploymentAssociation>\(Self.reference("7"))
              <EmploymentPeriod><HireDate>2010-08-01</HireDate><EndDate>2015-06-30</EndDate>
                <Separation>Voluntary</Separation></EmploymentPeriod>
              <EmploymentPeriod><HireDate>2018-08-01</HireDate></EmploymentPeriod>
              </StaffEducationOrganizationEmploymentAssociation>
            """
        )
        let separation = NamedText(name: "EmploymentPeriod/Separation", text: "Voluntary")
        #expect(feed.rows.first?.employments.map(\.other) == [[separation], []])
    }

    @Test
    func `the code values of Ed-Fi 2 give titles and Special Ed`() throws {
        let feed = try feed(
            """
            \(Self.staff)<StaffEducationOrganizationAssignmentAssociation>\(Self.reference("7"))
              <StaffClassification><CodeValue>Special Education Teacher</CodeValue></StaffClassification>
              <BeginDate>2019-08-01</BeginDate></StaffEducationOrganizationAssignmentAssociation>
            """
        )
        let assignment = try #require(feed.rows.first?.employments.first?.assignments.first)
        #expect(assignment.title == "Special Education Teacher" && assignment.isSpecialEd == .value(true))
    }

    @Test
    func `Ed-Fi 1 is refused in one line`() throws {
        let refusal = try #require(throws: UnreadableFeed.self) {
            try feed("<Staff><StaffUniqueStateId>7</StaffUniqueStateId></Staff>")
        }
        #expect(refusal.description.hasPrefix("StaffAssociation.xml: Ed-Fi 1, which is not read"))
    }

    @Test
    func `an e-mail address at work comes first, and identifiers are kept without social security numbers`()
        throws
    {
        let feed = try feed(
            """
            <Staff><StaffUniqueId>7</StaffUniqueId>
              <StaffIdentificationCode><StaffIdentificationSystem>uri://x#District</StaffIdentificationSystem>
                <IdentificationCode>0041</IdentificationCode></StaffIdentificationCode>
              <StaffIdentificationCode><StaffIdentificationSystem>uri://x#SSN</StaffIdentificationSystem>
                <IdentificationCode>123456789</IdentificationCode></StaffIdentificationCode>
              <Name><FirstName>Pat</FirstName><LastSurname>Lee</LastSurname></Name><BirthDate>1980-01-01</BirthDate>
              <ElectronicMail><ElectronicMailAddress>p@home.example</ElectronicMailAddress>
                <ElectronicMailType>uri://x#Home/Personal</ElectronicMailType></ElectronicMail>
              <ElectronicMail><ElectronicMailAddress>p@work.example</ElectronicMailAddress>
                <ElectronicMailType>uri://x#Work</ElectronicMailType></ElectronicMail>
              <LoginId>leep</LoginId></Staff>
            """
        )
        let row = try #require(feed.rows.first)
        #expect(row.email == .value("p@work.example") && row.otherEmails == .value(["p@home.example"]))
        #expect(row.identifiers == [NamedText(name: "District", text: "0041")])
        #expect(row.otherOfPerson == [] && row.accountType == .staff)
    }
}
