extension HeadingTable {
    /// What an account may be used for, and until when.
    static let accounts: [Names] = [
        Names(.expiresDate, "Lastday", ["Expires Date", "expires_on"]),
        Names(
            .expiresDate,
            "generic",
            [
                "Expiration Date", "Expiry Date", "Account Expiry Date", "Account Expiry", "Account End Date",
                "Expires On", "Expires", "Expiry", "Account Expires On",
            ]
        ),
        Names(.directoryExpiration, "Active Directory", ["AccountExpirationDate"]),
        Names(.directoryExpiration, "ADManager Plus", ["Account Expiry Time"]),
        Names(.directoryExpires, "Active Directory", ["accountExpires"]),
        Names(.disabled, "Lastday", ["Disabled"]),
        Names(
            .disabled,
            "generic",
            [
                "Account Disabled", "Is Disabled", "Login Disabled", "Deactivated", "Is Deactivated",
                "Inactive", "Is Inactive", "Blocked", "No Longer Employed", "Former Employee", "Is Deleted",
            ]
        ),
        Names(.disabled, "Active Directory", ["msDS-UserAccountDisabled"]),
        Names(.disabled, "389 Directory Server, FreeIPA", ["nsAccountLock"]),
        Names(.disabled, "eDirectory", ["loginDisabled"]),
        Names(.disabled, "RapidIdentity", ["idautoDisabled"]),
        Names(.disabled, "Google (GAM)", ["suspended", "Is Suspended", "archived"]),
        Names(.disabled, "Entra ID", ["Block credential", "Sign-in blocked", "Block sign in"]),
        Names(.enabled, "Active Directory", ["Enabled"]),
        Names(.enabled, "Entra ID", ["accountEnabled", "Account enabled", "Account status enabled"]),
        Names(.enabled, "OneRoster", ["enabledUser"]),
        Names(
            .enabled,
            "generic",
            [
                "Active", "Is Active", "Is Enabled", "Account Active", "User Active", "Login Enabled",
                "Active?", "Active Flag", "Active (Y/N)", "Active Y/N", "Active Emp", "Emp Active",
                "Active Employee", "Currently Active", "Employed", "Currently Employed", "Still Employed",
                "Is Employed", "Current Employee", "Working", "Still Working", "Can Log In", "Can Login",
                "Login Allowed", "Allow Login", "Allowed to Log In",
            ]
        ),
        Names(
            .status,
            "generic",
            [
                "Status", "Account Status", "User Status", "Employee Status", "Employment Status",
                "Emp Status", "Worker Status", "Person Status",
                "Work Status", "Position Status", "Status Description", "Active/Inactive", "Active Status",
                "HR Status", "Personnel Status",
                "Employee Status Code", "Status Code", "Account State", "Employment State", "Employee State",
                "Emp Stat", "A/I",
            ]
        ),
        Names(.status, "Google (admin console)", ["Status [READ ONLY]"]),
        Names(.status, "SailPoint, Okta", ["lifecycleState"]),
        Names(.userAccountControl, "Active Directory", ["userAccountControl"]),
        Names(.staffStatus, "PowerSchool", ["StaffStatus"]),
        Names(.accountType, "Lastday", ["Account Type"]),
        Names(
            .accountType,
            "generic",
            [
                "Person Type", "Account Kind", "User Type", "User Role", "Primary Role", "Person Category",
                "Employee Type", "Staff Type", "Type", "Affiliation", "User Category", "Person Role",
            ]
        ),
        Names(.accountType, "LDAP", ["eduPersonPrimaryAffiliation", "eduPersonAffiliation"]),
        Names(.accountType, "Canvas", ["declared_user_type"]),
        Names(.accountType, "Destiny", ["Patron Type"]),
        Names(
            .organizationalUnit,
            "Active Directory",
            ["DistinguishedName", "DN", "OU", "OU Name", "OU Path", "Organizational Unit", "CanonicalName"]
        ),
        Names(.organizationalUnit, "Google (GAM)", ["orgUnitPath", "Org Unit Path"]),
        Names(.roles, "Lastday", ["Product Security Roles", "Product Security Role Assignments", "roles"]),
        Names(.groups, "Lastday", ["User Groups", "groups"]),
        Names(.isContact, "Lastday", ["AIM Contact"]),
        Names(.homepage, "Lastday", ["Homepage"]),
        Names(.allCalendars, "Lastday", ["All Calendars"]),
        Names(.forcePasswordChange, "Lastday", ["Force Password Change"]),
        Names(.createdBy, "Lastday", ["Created By"]),
        Names(.createdDate, "Lastday", ["Created Date", "created_at"]),
        Names(.createdDate, "Active Directory", ["whenCreated"]),
        Names(.createdDate, "Google (GAM)", ["creationTime"]),
        Names(.createdDate, "Entra ID", ["createdDateTime"]),
        Names(.modifiedBy, "Lastday", ["Modified By"]),
        Names(.modifiedDate, "Lastday", ["Modified Date", "modified_at"]),
        Names(.modifiedDate, "Active Directory", ["whenChanged"]),
    ]

    /// Columns that look as if they mattered, and do not.
    static let unused: [Names] = [
        Names(
            .unused,
            "Active Directory",
            [
                "LockedOut", "PasswordExpired", "PasswordLastSet", "PasswordNeverExpires",
                "ObjectClass", "ObjectGUID", "SID", "LastLogonDate", "LastLogon",
                "CannotChangePassword", "SIDHistory", "memberOf", "msDS-User-Account-Control-Computed",
            ]
        ),
        Names(
            .unused,
            "Google (GAM)",
            [
                "externalIds.0.type", "lastLoginTime", "Last Sign In", "isAdmin",
                "isEnrolledIn2Sv", "agreedToTerms", "changePasswordAtNextLogin",
                "isMailboxSetup", "includeInGlobalAddressList", "ipWhitelisted", "isEnforcedIn2Sv",
                "suspensionReason", "isDelegatedAdmin",
            ]
        ),
        Names(
            .unused,
            "Entra ID",
            ["Object Id", "directorySynced", "dirSyncEnabled", "lastPasswordChangeDateTime"]
        ),
        Names(.unused, "OneRoster", ["dateLastModified"]),
        Names(
            .unused,
            "generic",
            ["Last Login", "Last Active", "Last Activity", "Leave Balance", "Sick Leave Balance"]
        ),
    ]
}
