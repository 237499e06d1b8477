import LastdayCore

/// Plain CSV files of documents that name people: the person, and the document's kind, reference and date.
enum DocumentsCSV {
    private static let columns: [ColumnSpec<FeedRow>] = [
        .username, .districtID,
        .required(
            "Kind",
            HeadingTable.names(of: .kind),
            else: "blank; say what kind of document it is",
            \.document.kind
        ),
        .required(
            "Reference",
            HeadingTable.names(of: .reference),
            else: "blank; every document needs a reference",
            \.document.reference
        ),
        ColumnSpec(.date) { cell, row throws(BadCell) in
            row.document.date = try readStartDate(cell)
        },
    ]

    /// Returns the form of a file with the headings of documents; otherwise nil.
    static func form(of file: CSVFile) -> PlainForm? {
        guard Set(file.headingKeys).isSuperset(of: ["reference", "kind"]) else { return nil }
        return PlainForm(
            kind: "documents CSV",
            order: 3,
            columns: columns,
            prepare: { $0.other = [] }
        ) { person, row in
            person.documents += row.documents
        }
    }
}

extension FeedRow {
    /// The row's only document, which the first cell to be decoded creates.
    fileprivate var document: FeedDocument {
        get { documents.first ?? FeedDocument(kind: "", reference: "", date: nil) }
        set { documents = [newValue] }
    }
}
