extension Importing {
    /// Prevents a feed from disabling the last account with a required role, giving it an Expires Date or
    /// removing that role, and from disabling any protected account.
    static func keepLast(
        _ account: UserAccount,
        _ imported: inout UserAccount,
        _ origin: String,
        in records: any RecordReader,
        under policy: Policy,
        _ remarks: inout Listed<Remark>
    ) throws {
        let protection = policy.protection
        if imported.disabled, !account.disabled, protection.names(account) {
            imported.disabled = false
            remarks.append(Remark(origin, .isProtected(short(account.username))))
        }
        let accountChange = Protection.AccountChange(from: account, to: imported)
        guard let role = try protection.roleLost(by: accountChange, in: records) else { return }
        (imported.disabled, imported.expiresOn) = (account.disabled, account.expiresOn)
        imported.roles = account.roles
        remarks.append(Remark(origin, .isLast(short(account.username), role: short(role))))
    }
}
