extension HeadingTable {
    /// Who a row is about.
    static let people: [Names] = [
        Names(.username, "Lastday", ["Username"]),
        Names(
            .username,
            "Active Directory",
            [
                "sAMAccountName", "SAM Account Name", "Pre-Windows 2000 Logon Name", "Logon Name",
                "User Logon Name",
            ]
        ),
        Names(.username, "Entra ID", ["OnPremisesSamAccountName"]),
        Names(.username, "RapidIdentity", ["idautoPersonSAMAccountName"]),
        Names(
            .username,
            "generic",
            [
                "User Name", "Login", "Login ID", "Login Name", "Logon", "Account", "Account Name", "User ID",
                "Network ID", "Network Login", "Network Username", "AD Username", "AD Login",
                "Computer Login", "uid",
            ]
        ),
        Names(.username, "PowerSchool", ["LoginID", "Teacher Login ID", "Teacher Login"]),
        Names(.username, "Skyward", ["Skyward Login", "DUSER ID"]),
        Names(.username, "Infinite Campus", ["Campus Username", "Portal Username"]),
        Names(.username, "Google (GAM)", ["primaryEmail"]),
        Names(.username, "Entra ID", ["userPrincipalName", "User principal name", "UPN", "Sign-in name"]),

        Names(.districtID, "Lastday", ["District ID", "Person ID"]),
        Names(
            .districtID,
            "generic",
            [
                "Employee ID", "Employee Number", "Employee No", "Employee Identifier", "Emp ID",
                "Emp Number", "Emp No", "EmpID", "EID",
                "Staff ID", "Staff Number", "Staff No", "Personnel Number", "Personnel No", "Personnel ID",
                "Badge ID",
                "Badge Number", "Badge No", "Badge Num",
                "ID Number",
                "Employee Code", "Emp Code", "Employee Key", "Employee ID Number", "EE ID",
                "EE #",
                "Payroll ID", "Payroll Number", "Local ID",
            ]
        ),
        Names(.districtID, "PeopleSoft", ["EMPLID", "Empl ID"]),
        Names(.districtID, "SAP", ["PERNR"]),
        Names(.districtID, "Oracle", ["Person Number"]),
        Names(.districtID, "Active Directory", ["EmployeeID", "EmployeeNumber"]),
        Names(.districtID, "Google (GAM)", ["externalIds.0.value", "externalIds.organization"]),
        Names(.districtID, "PowerSchool", ["TeacherNumber", "Teacher Number", "StaffID"]),
        Names(.districtID, "Clever", ["Teacher_number", "Staff_number"]),
        Names(.districtID, "Workday", ["Worker ID", "Workday ID", "Employee/Worker ID"]),
        Names(.districtID, "ADP", ["File Number", "Associate ID", "Position ID File #"]),
        Names(.districtID, "Munis (Tyler)", ["Employee Num", "Emp Num", "Munis ID"]),
        Names(.districtID, "Frontline", ["External ID", "Identifier"]),
        Names(.districtID, "Skyward", ["Name ID", "Alphakey", "Alpha Key", "Name Alphakey"]),
        Names(.districtID, "Schoology", ["Unique User ID"]),
        Names(.districtID, "Infinite Campus", ["staffStateID", "localStaffNumber"]),
        Names(.districtID, "OneRoster", ["sourcedId"]),
        Names(.identifier, "OneRoster", ["userMasterIdentifier"]),
        Names(.identifier, "Clever", ["Teacher_id", "State_teacher_id", "Clever ID"]),
        Names(.identifier, "PowerSchool", ["Teachers DCID", "Users DCID", "SIF StatePrid", "SIS ID"]),
        Names(
            .identifier,
            "generic",
            ["State ID", "State Staff ID", "SEID", "State Educator ID", "TSN", "Educator ID"]
        ),

        Names(
            .email,
            "generic",
            [
                "Work Email", "Work Email Address", "Email (Work)", "Work E-mail", "Email - Work",
                "Primary Work Email", "Business Email",
                "District Email", "School Email", "Employee Email", "Staff Email", "Email", "Email Address",
                "E-mail Address",
                "Email Addr", "Mail", "Primary Email Address", "Company Email", "Corporate Email",
                "School Email Address", "District Email Address", "User Email", "Login Email",
                "E-mail (District)",
                "E-mail (School)",
            ]
        ),
        Names(.email, "Active Directory", ["mail", "EmailAddress"]),
        Names(.email, "Clever", ["Teacher_email", "Staff_email"]),
        Names(.email, "PowerSchool", ["Email_Addr"]),
        Names(.email, "Infinite Campus", ["contact.email"]),
        Names(.email, "Workday", ["Email - Primary Work", "Work Contact: Work Email"]),
        Names(
            .otherEmail,
            "generic",
            [
                "Home Email", "Personal Email", "Home Email Address", "Personal Email Address",
                "Email (Home)", "Email (Personal)",
                "Home E-mail", "Email - Home", "Private Email", "Alternate Email", "Alternative Email",
                "Secondary Email", "Other Email",
                "Email 2", "Email2", "Email Address 2", "Non-Work Email",
            ]
        ),
        Names(.otherEmail, "Google (GAM)", ["recoveryEmail", "Recovery Email", "emails.1.address"]),
        Names(.otherEmail, "Entra ID", ["otherMails", "Alternate email address"]),

        Names(.lastName, "Lastday", ["Last Name"]),
        Names(
            .lastName,
            "generic",
            [
                "Surname", "Family Name", "Last", "LName", "Lastname", "Employee Last Name",
                "Legal Last Name", "Emp Last Name",
            ]
        ),
        Names(.lastName, "Active Directory", ["sn"]),
        Names(.lastName, "Google (GAM)", ["name.familyName"]),
        Names(.lastName, "Workday", ["Legal Name - Last Name", "Last Name - Legal"]),
        Names(.firstName, "Lastday", ["First Name"]),
        Names(
            .firstName,
            "generic",
            [
                "Given Name", "First", "FName", "Forename", "Employee First Name", "Legal First Name",
                "Emp First Name",
            ]
        ),
        Names(.firstName, "Google (GAM)", ["name.givenName"]),
        Names(.firstName, "Workday", ["Legal Name - First Name", "First Name - Legal"]),
        Names(.middleName, "Lastday", ["Middle Name"]),
        Names(
            .middleName,
            "generic",
            ["Middle", "MName", "Middle Initial", "MI", "Middle Name/Initial", "Legal Middle Name"]
        ),
        Names(.middleName, "Workday", ["Legal Name - Middle Name"]),
        Names(
            .wholeName,
            "generic",
            [
                "Employee Name", "Employee", "Name", "Full Name", "Staff Name", "Staff Member", "Person Name",
                "Person", "Legal Name", "Emp Name",
                "Name (Last, First)", "Name (Last First)", "Employee Name (Last, First)", "Name (First Last)",
                "Last, First", "Last Name, First Name",
                "Name Last First MI", "Employee Full Name", "Teacher Name", "Teacher",
            ]
        ),
        Names(.wholeName, "Active Directory", ["displayName", "cn"]),
        Names(.wholeName, "Google (GAM)", ["name.fullName"]),
        Names(.wholeName, "Workday", ["Worker", "Worker Name"]),
        Names(.wholeName, "ADP", ["Payroll Name", "Associate Name"]),
        Names(.wholeName, "PowerSchool", ["LastFirst"]),
    ]
}
