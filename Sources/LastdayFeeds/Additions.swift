import LastdayRules

/// The rows of a file that adds to people who have to be known already: one for each of them.
struct Additions: Gatherer {
    let kind: String
    private let file: CSVFile
    private let columns: Columns<FeedRow>
    private let prepare: (inout FeedRow) -> Void
    private let add: (inout FeedRow, FeedRow) -> Void

    /// Gathers the rows of that file.
    ///
    /// - Parameters:
    ///   - kind: What the file is, for people.
    ///   - file: The file.
    ///   - known: The columns that such a file can have.
    ///   - prepare: Has the last word on each row.
    ///   - add: Puts what a further row says of a person to what the first one says.
    /// - Returns: The rows, one for each person.
    /// - Throws: ``UnreadableFeed``.
    static func rows(
        _ kind: String,
        of file: CSVFile,
        by known: [KnownColumn<FeedRow>],
        prepare: @escaping (inout FeedRow) -> Void = { $0.other = [] },
        add: @escaping (inout FeedRow, FeedRow) -> Void
    ) throws -> any FeedRows {
        let columns = try Columns(of: file, known: known)
        let who = ["Username", "District ID"].compactMap(columns.index)
        let gathering = try Gathering(ofBytes: file.size)
        while let row = try file.next() {
            let key = who.map { row.cell($0)?.trimmed ?? "" }.joined(separator: "\u{1F}")
            try gathering.add(Gathering.Piece(file: 0, line: row.line, texts: row.cells), under: key)
        }
        return GatheredRows(
            Additions(kind: kind, file: file, columns: columns, prepare: prepare, add: add),
            gathering
        )
    }

    var files: [FeedFile] { [columns.report(on: file)] }
    var reports: Remarks { Remarks() }

    func hear(_ group: Gathering.Group, _ faults: inout Faults) -> [FeedRow] {
        var person: [FeedRow] = []
        for piece in group.pieces {
            let row = CSVFile.Row(line: piece.line, cells: piece.texts)
            guard var heard = columns.hear(row, of: file, &faults) else { continue }
            guard heard.username != nil || heard.districtID != nil else {
                faults.add("\(heard.origin): neither a Username nor a District ID", line: row.line)
                continue
            }
            prepare(&heard)
            if person.isEmpty {
                heard.isAddition = true
                person = [heard]
            } else {
                add(&person[0], heard)
            }
        }
        return person
    }
}

extension [FeedEmployment] {
    /// Puts an assignment under the employment with that district, which is made where there is none yet.
    mutating func add(_ assignment: FeedAssignment, inDistrict number: String, named name: String?) {
        if let index = firstIndex(where: { $0.districtNumber == number }) {
            self[index].assignments.append(assignment)
        } else {
            var employment = FeedEmployment(districtNumber: number)
            employment.districtName = name.map { .value($0) } ?? .nothing
            employment.assignments = [assignment]
            append(employment)
        }
    }
}
