import LastdayMessages
import LastdayCore

/// A folder of plain CSV files of accounts, employments, assignments and documents.
///
/// All rows about a person are read together, whether they identify the person by District ID or Username.
struct PlainFolder: RowAssembler {
    private struct Part {
        let file: CSVFile
        let form: PlainForm
        let columns: Columns<FeedRow>
    }

    private let parts: [Part]

    /// Brings the rows of these files together by person.
    ///
    /// - Throws: ``UnreadableFeed``.
    static func rows(of files: [(file: CSVFile, form: PlainForm)], choosing choices: ColumnChoices) throws
        -> any FeedRows
    {
        let parts = try files.map { file, form in
            Part(file: file, form: form, columns: try form.columns(of: file, choosing: choices))
        }
        let size = files.reduce(0) { $0 + $1.file.size }
        let people = try PartitionedRows(ofBytes: size)
        // The rows that have only a Username, together with the District ID of that account's person.
        let references = try PartitionedRows(ofBytes: size)
        for number in parts.indices { try gather(parts[number], number, of: parts.count, people, references) }
        while let group = try references.next() {
            let id = group.pieces.first { $0.file == parts.count }?.texts.first
            for piece in group.pieces where piece.file < parts.count {
                try people.add(piece, under: key(id: id ?? "", username: group.key))
            }
        }
        return AssembledRows(PlainFolder(parts: parts), people)
    }

    /// Settles whether an account is in use that has several lines, one for each school: it is if one of them
    /// says so.
    private static func settle(_ accounts: inout [FeedRow], _ faults: inout Faults) {
        guard accounts.count > 1 else { return }
        let byLogin = Dictionary(grouping: accounts.indices) { normalForm(accounts[$0].username ?? "") }
        for (login, places) in byLogin where !login.isEmpty && places.count > 1 {
            guard places.contains(where: { accounts[$0].disabled == .value(false) }) else { continue }
            for place in places where accounts[place].disabled == .value(true) {
                accounts[place].disabled = .value(false)
                faults.remark(
                    "\(accounts[place].origin): \(quoted(accounts[place].username ?? "")) is out of use in this line and in use in another; "
                        + "it is taken as in use"
                )
            }
        }
    }

    private static func gather(
        _ part: Part,
        _ number: Int,
        of count: Int,
        _ people: PartitionedRows,
        _ references: PartitionedRows
    ) throws {
        func cell(_ field: String, _ row: CSVFile.Row) -> String {
            part.columns.index(of: field).flatMap(row.cell)?.cellText ?? ""
        }
        while let row = try part.file.next() {
            let piece = PartitionedRows.Piece(file: number, line: row.line, texts: row.cells)
            let (id, username) = (cell("District ID", row), cell("Username", row))
            if part.form.isOfAccounts, !id.isEmpty {
                let whose = PartitionedRows.Piece(file: count, line: row.line, texts: [id])
                try references.add(whose, under: username)
            }
            if id.isEmpty, !username.isEmpty, !part.form.isOfAccounts {
                try references.add(piece, under: username)
            } else {
                try people.add(piece, under: key(id: id, username: username))
            }
        }
    }

    /// Returns the key of the person a row is about; a District ID is never mistaken for a Username.
    private static func key(id: String, username: String) -> String {
        id.isEmpty ? "username \u{1F}\(username)" : "id \u{1F}\(id)"
    }

    var kind: String {
        var kinds: [String] = []
        for part in parts where !kinds.contains(part.form.kind) { kinds.append(part.form.kind) }
        return kinds.joined(separator: ", ")
    }

    var files: [FeedFile] { parts.map { $0.columns.report(on: $0.file) } }
    var reports: Diagnostics { Diagnostics() }

    func decode(_ group: PartitionedRows.Group, _ faults: inout Faults) -> [FeedRow] {
        var (accounts, addition): ([FeedRow], FeedRow?) = ([], nil)
        for piece in group.pieces.sorted(by: { ($0.file, $0.line) < ($1.file, $1.line) }) {
            let part = parts[piece.file]
            if part.form.isOfAccounts {
                let row = CSVFile.Row(line: piece.line, cells: piece.texts)
                accounts +=
                    part.columns.decode(row, of: part.file, numbered: piece.file, &faults).map { [$0] } ?? []
            } else {
                part.columns.add(piece, to: &addition, of: part.file, in: part.form, &faults)
            }
        }
        Self.settle(&accounts, &faults)
        addition?.keepEachDocumentOnce()
        guard let addition else { return accounts }
        let usernames = accounts.map(\.username)
        guard !accounts.isEmpty, addition.username.map(usernames.contains) ?? true else {
            return accounts + [addition]
        }
        accounts[0].take(addition)
        return accounts
    }
}
