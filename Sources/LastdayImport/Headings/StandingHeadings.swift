/// Headings that are plausibly about whether an account or a person is still in use.
///
/// If one of them is not understood, its file is refused: a disabled account must not come in as an active one.
enum StandingHeadings {
    private static let words: Set<String> = [
        "status", "standing", "enabled", "enable", "active", "inactive", "disabled", "disable", "locked",
        "suspended", "suspend", "terminated",
        "archived", "blocked", "deactivated", "revoked", "retired", "resigned", "separated", "leave",
        "expired", "expires", "expiration", "expiry",
        "deleted", "rescinded", "cancelled", "canceled", "withdrawn", "terminates", "termination",
        "separation",
    ]

    /// Words that say of something else that it is active, or has expired.
    private static let others: Set<String> = [
        "license", "licence", "certificate", "certification", "cert", "contract", "background", "tenure",
        "flsa", "veteran", "tax", "filing", "exempt",
        "balance", "balances", "directory", "accrual", "password", "last", "logon", "login", "medicare",
        "union", "bargaining", "sync", "probation",
        "enrollment", "mfa", "2sv", "notice", "reason", "requested", "submitted", "comment", "comments",
    ]

    /// Returns whether a heading is plausibly about standing.
    static func includes(_ heading: String) -> Bool {
        let found = Set(headingWords(heading))
        return !found.isDisjoint(with: words) && found.isDisjoint(with: others)
    }
}
