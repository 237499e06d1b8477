/// The headings that set a field in some kind of file.
enum KnownHeadings {
    /// Returns whether a text is such a heading.
    static func isKnown(_ heading: String) -> Bool {
        // No heading is so long; a line of prose above the headings is.
        heading.utf8.count < 100 && keys.contains(headingKey(heading))
    }

    private static let keys = Set(
        [
            "Username", "User Name", "Login", "Account", "District ID", "Person ID", "Employee ID",
            "Staff ID",
            "Employee Number", "Last Name", "Surname", "Family Name", "First Name", "Given Name",
            "Middle Name",
            "Email", "Email Address", "AIM Contact", "Expires Date", "expires_on", "Disabled", "Homepage",
            "All Calendars", "Force Password Change", "Product Security Roles",
            "Product Security Role Assignments", "roles", "User Groups", "groups", "Created By",
            "Created Date",
            "Modified By", "Modified Date", "Last Day", "End Date", "Separation Date", "Termination Date",
            "Last Day Worked", "Last Date of Employment", "Reason", "Separation Reason", "District Number",
            "District Name", "Start Date", "FTE Percent", "School", "Title", "Special Ed", "Seniority",
            "Education", "Kind", "Reference", "Date", "sourcedId", "enabledUser", "identifier", "familyName",
            "givenName", "middleName", "status", "role", "orgSourcedIds", "userSourcedId", "orgSourcedId",
        ].map(headingKey)
    )
}
