import LastdayMessages
import LastdayCore

/// The rows of a file that adds to people who have to be known already, one for each person.
struct SupplementalRows: RowAssembler {
    private let file: CSVFile
    private let form: PlainForm
    private let columns: Columns<FeedRow>

    /// Brings the rows of a file together by person.
    ///
    /// - Throws: ``UnreadableFeed``.
    static func rows(of file: CSVFile, in form: PlainForm, choosing choices: ColumnChoices = ColumnChoices())
        throws -> any FeedRows
    {
        let columns = try form.columns(of: file, choosing: choices)
        let who = ["Username", "District ID"].compactMap(columns.index)
        let gathering = try PartitionedRows(ofBytes: file.size)
        while let row = try file.next() {
            let key = who.map { row.cell($0)?.trimmed ?? "" }.joined(separator: "\u{1F}")
            try gathering.add(PartitionedRows.Piece(file: 0, line: row.line, texts: row.cells), under: key)
        }
        return AssembledRows(SupplementalRows(file: file, form: form, columns: columns), gathering)
    }

    var kind: String { form.kind }
    var files: [FeedFile] { [columns.report(on: file)] }
    var reports: Diagnostics { Diagnostics() }

    func decode(_ group: PartitionedRows.Group, _ faults: inout Faults) -> [FeedRow] {
        var person: FeedRow?
        for piece in group.pieces {
            columns.add(piece, to: &person, of: file, in: form, &faults)
        }
        person?.keepEachDocumentOnce()
        return person.map { [$0] } ?? []
    }
}

extension Columns<FeedRow> {
    /// Adds a row to the rows before it about the same person.
    func add(
        _ piece: PartitionedRows.Piece,
        to person: inout FeedRow?,
        of file: CSVFile,
        in form: PlainForm,
        _ faults: inout Faults
    ) {
        let row = CSVFile.Row(line: piece.line, cells: piece.texts)
        guard var decoded = decode(row, of: file, numbered: piece.file, &faults) else { return }
        guard decoded.username != nil || decoded.districtID != nil else {
            let fault = "\(decoded.origin): neither a Username nor a District ID"
            return faults.add(fault, line: row.line, ofFile: piece.file)
        }
        form.prepare(&decoded)
        decoded.isSupplemental = true
        // Taken out, so that its arrays are appended to in place instead of copied.
        guard var known = person.take() else { return person = decoded }
        form.add(&known, decoded)
        known.username = known.username ?? decoded.username
        known.districtID = known.districtID ?? decoded.districtID
        person = known
    }
}

extension FeedRow {
    /// Removes duplicate documents.
    mutating func keepEachDocumentOnce() {
        var seen: Set<FeedDocument> = []
        documents.removeAll { !seen.insert($0).inserted }
    }

    /// Takes over the employments and documents of an addition.
    mutating func take(_ addition: FeedRow) {
        employments = addition.employments
        documents = addition.documents
    }
}

extension [FeedEmployment] {
    /// Adds an assignment to the employment with that district, which is created if there is none yet.
    mutating func add(_ assignment: FeedAssignment, inDistrict number: String, named name: String?) {
        if let index = firstIndex(where: { $0.districtNumber == number }) {
            self[index].assignments.append(assignment)
        } else {
            var employment = FeedEmployment(districtNumber: number)
            employment.districtName = name.map { .value($0) } ?? .unspecified
            employment.assignments = [assignment]
            append(employment)
        }
    }
}
