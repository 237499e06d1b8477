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
        Names(.directoryExpires, "Active Directory", ["accountExpires"]),
        Names(.disabled, "Lastday", ["Disabled"]),
        Names(
            .disabled,
            "generic",
            [
                "Account Disabled", "Is Disabled", "Login Disabled", "Deactivated", "Is Deactivated",
                "Inactive", "Is Inactive", "Blocked",
            ]
        ),
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
                "Active?", "Active Flag", "Active (Y/N)", "Active Y/N",
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
                "Employee Status Code", "Status Code",
            ]
        ),
        Names(.status, "Google (admin console)", ["Status [READ ONLY]"]),
        Names(.staffStatus, "PowerSchool", ["StaffStatus"]),
        Names(.accountType, "Lastday", ["Account Type"]),
        Names(.accountType, "generic", ["Person Type", "Account Kind"]),
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
                "DistinguishedName", "ObjectClass", "ObjectGUID", "SID", "LastLogonDate", "LastLogon",
                "CannotChangePassword", "userAccountControl", "SIDHistory", "memberOf",
            ]
        ),
        Names(
            .unused,
            "Google (GAM)",
            [
                "orgUnitPath", "externalIds.0.type", "lastLoginTime", "Last Sign In", "isAdmin",
                "isEnrolledIn2Sv", "agreedToTerms", "Org Unit Path", "changePasswordAtNextLogin",
                "isMailboxSetup", "includeInGlobalAddressList", "ipWhitelisted", "isEnforcedIn2Sv",
                "suspensionReason", "isDelegatedAdmin",
            ]
        ),
        Names(
            .unused,
            "Entra ID",
            ["userType", "Object Id", "directorySynced", "dirSyncEnabled", "lastPasswordChangeDateTime"]
        ),
        Names(.unused, "OneRoster", ["dateLastModified"]),
        Names(
            .unused,
            "generic",
            ["Last Login", "Last Active", "Last Activity", "Leave Balance", "Sick Leave Balance"]
        ),
    ]
}
