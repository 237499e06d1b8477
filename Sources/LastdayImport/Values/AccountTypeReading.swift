import LastdayCore

extension AccountType {
    /// Creates the type that a role or a type of person has in a feed; nil if it does not say.
    init?(role text: String) {
        switch headingKey(text) {
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
