import LastdayCore

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
        "separation", "deactivation", "until", "leaver", "employed", "exited", "dismissed", "lifecycle",
    ]

    /// Words that say of something else that it is active, or has expired.
    private static let others: Set<String> = [
        "license", "licence", "certificate", "certification", "cert", "contract", "background", "tenure",
        "flsa", "veteran", "tax", "filing", "exempt",
        "balance", "balances", "directory", "accrual", "password", "last", "logon", "login", "medicare",
        "union", "bargaining", "sync", "probation",
        "enrollment", "mfa", "changed", "changedat", "updated", "timestamp", "2sv", "notice", "reason",
        "requested", "submitted", "comment", "comments",
    ]

    /// Headings that are about standing as a whole.
    private static let wholes: Set<String> = [
        "contractend", "contractenddate", "dateofleaving", "leavingdate", "workingyn", "left", "quit",
        "valid",
        "current", "iscurrent", "former", "access", "accessallowed", "gone",
    ]

    /// Returns whether a heading is plausibly about standing.
    static func includes(_ heading: String) -> Bool {
        let key = headingKey(heading)
        if wholes.contains(key) { return true }
        let found = Set(headingWords(heading))
        guard found.isDisjoint(with: others) else { return false }
        return !found.isDisjoint(with: words) || key.hasSuffix("enddate")
    }

    /// Words of cells that say of an account or a person whether they are still in use.
    private static let cells: Set<String> = [
        "active", "inactive", "disabled", "enabled", "suspended", "terminated", "former", "current",
        "retired",
        "locked", "lockedout", "resigned", "deceased", "separated", "deactivated", "deprovisioned",
        "archived",
        "blocked", "allowed", "denied", "staged", "formeremployee", "currentemployee", "notactive",
        "nolongeremployed", "deleted", "termed", "gone", "left", "employed",
    ]
    private static let letters: Set<String> = ["a", "i", "t"]
    /// Words of headings whose cells are single letters of another meaning.
    private static let lettered: Set<String> = [
        "initial", "initials", "mi", "middle", "grade", "section", "suffix", "letter", "team", "track",
        "class",
        "cycle", "day", "period",
    ]

    /// Returns a cell by which a column is about standing, whatever its heading: most of its cells are words
    /// such as Active, or all are A, I and T; nil if it is not.
    static func sign(in texts: [String], under heading: String) -> String? {
        let keys = texts.map { headingKey($0) }
        let known = keys.indices.filter { cells.contains(keys[$0]) }
        if 2 * known.count > keys.count { return texts[known[0]] }
        guard let first = texts.first, keys.allSatisfy(letters.contains),
            lettered.isDisjoint(with: headingWords(heading))
        else { return nil }
        return first
    }

    /// Returns what is said of a column that may be about standing and is not understood.
    ///
    /// - Parameters:
    ///   - heading: The heading.
    ///   - sign: The cell that shows it, if the heading does not.
    /// - Returns: The sentence, with the options that settle it.
    static func refusal(of heading: String, sign: String? = nil) -> String {
        func option(_ field: ColumnField) -> String { "--column \(quoted("\(heading)=\(field.rawValue)"))" }
        let cell = sign.map { ", by its cell \(quoted($0))," } ?? ""
        return "column \(quoted(heading))\(cell) may say who is still here, and is not understood; "
            + "say what it is: \(option(.enabled)) (yes or Active: in use), \(option(.disabled)) (yes: out of use), "
            + "\(option(.expiresDate)) (a last day); if it does not matter: --ignore-column \(quoted(heading))"
    }
}
