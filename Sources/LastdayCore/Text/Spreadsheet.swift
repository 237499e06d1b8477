extension CSV {
    /// A text that a spreadsheet shows as it stands: one that it would take for a formula gets an apostrophe before it.
    ///
    /// The signs with which formulas begin, also as East Asian keyboards write them, and what spreadsheets pass over
    /// before them (OWASP, "CSV Injection").
    public static func withoutFormula(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return "'\(text)"
        default: return text
        }
    }
}
