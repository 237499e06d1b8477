import LastdayMessages
import LastdayCore
import Testing

@testable import LastdayImport

struct OneRosterRolesTests {
    private let users =
        "sourcedId,enabledUser,username,givenName,familyName\n7,true,leep,Pat,Lee\n8,true,marshd,Dana,Marsh\n"
    private let orgs =
        "sourcedId,name,type,identifier,parentSourcedId\nD,Larkspur Schools,district,0860,\nS,Hillside,school,860001,D\n"

    private func feed(_ roles: String, orgs: String? = nil) throws -> ReadFeed {
        let heading = "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,status\n"
        return try OneRoster(
            users: try csv(users, name: "users.csv"),
            roles: try csv(heading + roles, name: "roles.csv"),
            orgs: try csv(orgs ?? self.orgs, name: "orgs.csv")
        ).feed()
    }

    @Test
    func `a role becomes an assignment under the employment in the school's district`() throws {
        let feed = try feed("7,primary,teacher,2019-08-01,2027-06-30,S,\n7,secondary,aide,,,D,active\n")
        let employment = try #require(feed.rows[0].employments.first)
        #expect(feed.rows[0].employments.count == 1 && feed.rows[1].employments.isEmpty)
        #expect(employment.districtNumber == "0860" && employment.districtName == .value("Larkspur Schools"))
        #expect(employment.startDate == nil && employment.endDate == .unspecified)
        #expect(employment.assignments.map(\.title) == ["teacher", "aide"])
        #expect(employment.assignments.map(\.school) == ["Hillside", "Larkspur Schools"])
        #expect(employment.assignments[0].startDate?.description == "2019-08-01")
        #expect(employment.assignments[0].endDate == .value(CivilDate(year: 2027, month: 6, day: 30)))
        #expect(employment.assignments[0].other == [NamedText(name: "roleType", text: "primary")])
    }

    @Test
    func `a role marked tobedeleted is reported and not imported`() throws {
        let feed = try feed("7,primary,teacher,2019-08-01,,S,tobedeleted\n")
        #expect(feed.rows.allSatisfy { $0.employments.isEmpty })
        #expect(
            feed.reports.last == "roles.csv, line 2: the role \"teacher\" of \"7\" is marked tobedeleted; "
                + "nothing is deleted, and its End Date is left as it is"
        )
    }

    @Test
    func `a school without a parent belongs to the only district`() throws {
        let orphan = "sourcedId,name,type,identifier\nD,Larkspur Schools,district,0860\nS,Hillside,school,\n"
        #expect(
            try feed("7,primary,teacher,,,S,\n", orgs: orphan).rows[0].employments.first?.districtNumber
                == "0860"
        )
        let two = orphan + "E,Aldergrove Schools,district,0411\n"
        #expect(
            try feed("7,primary,teacher,,,S,\n", orgs: two).rows[0].employments.first?.districtNumber == "S"
        )
    }

    @Test
    func `roles of students and families are not employments`() throws {
        let feed = try feed("7,primary,student,,,S,\n8,primary,guardian,,,S,\n")
        #expect(feed.rows.allSatisfy { $0.employments.isEmpty })
        #expect(feed.reports.last == "2 roles of students and families ignored")
    }

    @Test
    func `an unknown organisation is its own district, and circular parents are tolerated`() throws {
        #expect(try feed("7,primary,teacher,,,X,\n").rows[0].employments.first?.districtNumber == "X")
        let ring = "sourcedId,name,type,identifier,parentSourcedId\nA,A,school,,B\nB,B,school,,A\n"
        #expect(try feed("7,primary,teacher,,,A,\n", orgs: ring).rows[0].employments.count == 1)
    }

    @Test
    func `a bad cell is reported with its line and column`() {
        #expect(throws: BadRows.self) { try feed("7,primary,teacher,soon,,S,\n") }
        #expect(throws: BadRows.self) { try feed(",primary,teacher,,,S,\n") }
    }
}
