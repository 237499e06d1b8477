import LastdayCore

/// A form of plain CSV file: its kind, its columns, and how several rows about one person become one.
struct PlainForm: Sendable {
    /// The kind of file, for people.
    let kind: String
    /// The position among the forms: rows of lower ones are read first, because an assignment is added to an
    /// employment read before it.
    let order: Int
    /// Whether each row is an account; otherwise it adds to a person who has to be known already.
    var isOfAccounts = false
    let columns: [ColumnSpec<FeedRow>]
    /// Checks a row once all its cells are decoded.
    var finish: @Sendable (inout FeedRow) throws(BadField) -> Void = { _ in }
    /// Adjusts each row once it has been decoded.
    var prepare: @Sendable (inout FeedRow) -> Void = { _ in }
    /// Adds a further row about a person to the rows before it.
    var add: @Sendable (inout FeedRow, FeedRow) -> Void = { _, _ in }

    /// Returns the form of a file by its headings; nil if they match none.
    static func of(_ file: CSVFile, choosing choices: ColumnChoices) -> PlainForm? {
        DocumentsCSV.form(of: file) ?? EmploymentsCSV.form(of: file) ?? AccountsCSV.form(of: file, choices)
    }

    /// Returns the columns of a file of this form.
    ///
    /// - Throws: ``UnreadableFeed``.
    func columns(of file: CSVFile, choosing choices: ColumnChoices) throws(UnreadableFeed) -> Columns<FeedRow>
    {
        var columns = try Columns(
            of: file,
            known: columns,
            choices: choices,
            guardsStanding: isOfAccounts,
            looksAhead: isOfAccounts
        )
        columns.finish = finish
        return columns
    }
}
