import LastdayCore

extension AccountType {
    /// Creates the type that a role or a type of person has in a feed; nil if it does not say.
    init?(role text: String) {
        switch text {
        // As OneRoster spells them, in every row of a large file.
        case "teacher", "administrator", "aide": self = .staff
        case "student": self = .student
        case "guardian", "parent", "relative": self = .guardian
        default: self.init(anyRole: headingKey(text))
        }
    }

    private init?(anyRole key: String) {
        switch key {
        case "student", "students", "pupil", "pupils", "learner", "learners", "studentother": self = .student
        case "guardian", "guardians", "parent", "parents", "parentguardian", "relative", "family",
            "familymember", "observer", "contact", "householdmember":
            self = .guardian
        case "service", "serviceaccount", "system": self = .service
        case "staff", "teacher", "teachers", "administrator", "aide", "proctor", "employee", "faculty",
            "counselor", "principal", "staffmember", "instructor", "substitute", "substituteteacher",
            "administrative", "admin", "employees", "certified", "classified",
            "districtadministrator", "siteadministrator", "systemadministrator":
            self = .staff
        default: return nil
        }
    }

    /// Creates the type that a place in a directory's tree says: "/Students/2029", or
    /// "CN=Sam Pupil,OU=Students,DC=example"; nil if it does not say.
    init?(place text: String) {
        let parts = text.split { $0 == "/" || $0 == "," }.map { part in
            headingKey(part.split(separator: "=").last.map(String.init) ?? "")
        }
        let isStaffs = parts.contains { ["staff", "teachers", "employees", "faculty"].contains($0) }
        guard !isStaffs else { return nil }
        if parts.contains(where: { ["students", "student", "pupils", "learners"].contains($0) }) {
            self = .student
        } else if parts.contains(where: { ["parents", "guardians", "families"].contains($0) }) {
            self = .guardian
        } else {
            return nil
        }
    }
}
