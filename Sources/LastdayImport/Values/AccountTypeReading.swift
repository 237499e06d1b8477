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
        case "student", "students", "pupil", "learner": self = .student
        case "guardian", "guardians", "parent", "parents", "relative", "family": self = .guardian
        case "service", "serviceaccount", "system": self = .service
        case "staff", "teacher", "teachers", "administrator", "aide", "proctor", "employee", "faculty",
            "counselor", "principal",
            "districtadministrator", "siteadministrator", "systemadministrator":
            self = .staff
        default: return nil
        }
    }
}
