extension CSV {
    /// Returns the text in a form that a spreadsheet shows as is: what it would take for a formula gets an
    /// apostrophe in front.
    ///
    /// That is text beginning with a sign that introduces formulas, also in the full-width form of East Asian
    /// keyboards, or with a blank that spreadsheets skip before one (OWASP, "CSV Injection").
    public static func withoutFormula(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return "'\(text)"
        default: return text
        }
    }
}
