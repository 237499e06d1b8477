extension Importing {
    /// Prevents a feed from putting a protected account out of use, and from disabling the last account with a
    /// required role, giving it an Expires Date or removing that role.
    ///
    /// A feed may remove the role that protects an account, which is reported.
    ///
    /// - Throws: What the store throws.
    mutating func protect(
        _ account: UserAccount,
        _ imported: inout UserAccount,
        _ origin: String,
        in records: any RecordReader
    ) throws {
        let (protection, username) = (policy.protection, short(account.username))
        if protection.names(account) {
            let disables = imported.disabled && !account.disabled
            let expires =
                imported.expiresOn != account.expiresOn && policy.hasPassed(imported.expiresOn, at: now)
            if disables { (imported.disabled, imported.feed.hasDisabled) = (false, false) }
            if expires { imported.expiresOn = account.expiresOn }
            if disables || expires { summary.remarks.append(Remark(origin, .isProtected(username))) }
            if !protection.names(imported) {
                summary.remarks.append(Remark(origin, .losesProtection(username)))
            }
        }
        let accountChange = Protection.AccountChange(from: account, to: imported)
        guard let role = try protection.roleLost(by: accountChange, in: records) else { return }
        (imported.disabled, imported.expiresOn) = (account.disabled, account.expiresOn)
        (imported.roles, imported.feed.hasDisabled) = (account.roles, account.feed.hasDisabled)
        summary.remarks.append(Remark(origin, .isLast(username, role: short(role))))
    }
}
