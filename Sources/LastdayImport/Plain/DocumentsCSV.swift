import LastdayCore

/// A plain CSV file of documents that name people: whom, what kind, which, and when.
enum DocumentsCSV {
    private static let columns: [ColumnSpec<FeedRow>] = [
        .username, .districtID,
        .required(
            "Kind",
            ["Kind", "Document Kind", "Document Type"],
            else: "blank; say what kind of document it is",
            \.document.kind
        ),
        .required(
            "Reference",
            ["Reference", "Document"],
            else: "blank; every document needs a reference",
            \.document.reference
        ),
        ColumnSpec("Date", ["Date", "Document Date"]) { cell, row throws(BadCell) in
            row.document.date = try readDate(cell)
        },
    ]

    /// The form of that file, where it is headed as one of documents.
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
    /// The one document of the row, whichever of its cells is heard first.
    fileprivate var document: FeedDocument {
        get { documents.first ?? FeedDocument(kind: "", reference: "", date: nil) }
        set { documents = [newValue] }
    }
}
