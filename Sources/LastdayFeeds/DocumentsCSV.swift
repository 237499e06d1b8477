import LastdayRules

/// A plain CSV file of documents that name people: whom, what kind, which, and when.
enum DocumentsCSV {
    private static let columns: [KnownColumn<FeedRow>] = [
        KnownColumn("Username", ["Username"]) { cell, row in row.username = cell.isEmpty ? nil : cell },
        KnownColumn("District ID", ["District ID", "Person ID", "Employee ID"]) { cell, row in
            row.districtID = cell.isEmpty ? nil : cell
        },
        KnownColumn("Kind", ["Kind", "Document Kind", "Document Type"], .everyCell) {
            cell,
            row throws(BadCell) in
            guard !cell.isEmpty else { throw BadCell("blank; say what kind of document it is") }
            row.document.kind = cell
        },
        KnownColumn("Reference", ["Reference", "Document"], .everyCell) { cell, row throws(BadCell) in
            guard !cell.isEmpty else { throw BadCell("blank; a document is known by its reference") }
            row.document.reference = cell
        },
        KnownColumn("Date", ["Date", "Document Date"]) { cell, row throws(BadCell) in
            row.document.date = try readDate(cell)
        },
    ]

    /// Whether the file is headed as one of documents.
    static func isOne(_ file: CSVFile) -> Bool {
        let keys = Set(file.headings.map(headingKey))
        return keys.contains("reference") && keys.contains("kind")
    }

    static func feed(of file: CSVFile) throws -> Feed {
        let columns = try Columns(of: file, known: columns)
        let heard = try columns.hear(file)
        return Feed(
            kind: "documents CSV",
            rows: try additions(heard) { person, row in
                // The same one twice is one.
                person.documents += row.documents.filter { !person.documents.contains($0) }
            },
            files: [columns.report(on: file)],
            reports: []
        )
    }
}

extension FeedRow {
    /// The one document of the row, whichever of its cells is heard first.
    fileprivate var document: FeedDocument {
        get { documents.first ?? FeedDocument(kind: "", reference: "", date: nil) }
        set { documents = [newValue] }
    }
}
