import LastdayCore

/// A form of plain CSV file: what it is, its columns, and how several rows about one person become one.
struct PlainForm: Sendable {
    /// What it is, for people.
    let kind: String
    /// Whose rows are read before which others': an assignment is put under the employment that was told of before it.
    let order: Int
    /// Whether each row is an account; else it adds to somebody who has to be known already.
    var isOfAccounts = false
    let columns: [ColumnSpec<FeedRow>]
    /// Has the last word on each row.
    var prepare: @Sendable (inout FeedRow) -> Void = { _ in }
    /// Puts what a further row says of a person to what the rows before it say.
    var add: @Sendable (inout FeedRow, FeedRow) -> Void = { _, _ in }

    /// The form of a file, told by its headings; nil where they are those of none.
    static func of(_ file: CSVFile) -> PlainForm? {
        DocumentsCSV.form(of: file) ?? EmploymentsCSV.form(of: file) ?? AccountsCSV.form(of: file)
    }
}
