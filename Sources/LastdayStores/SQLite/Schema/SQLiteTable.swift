import LastdayCore
import Synchronization

/// The table of one kind of record, with the statements derived from its schema.
///
/// The columns have the fields' names and order; a record's number is its `id`. What an account says about
/// its closing is in the closing's own row (``Schema/sixth``).
final class SQLiteTable: Sendable {
    let kind: RecordKind
    let form: RecordForm
    /// The column that identifies a record.
    let key: String
    /// The columns to select, in the order of the fields.
    let columns: String
    /// The table or join that the columns come from.
    let source: String
    /// The statement that inserts a record, with the table's own columns in the order of the fields.
    let insert: String
    /// The places of the fields that are stored in the table itself.
    let own: [Int]

    private init(_ kind: RecordKind) {
        let (form, name) = (kind.form, kind.rawValue)
        let key =
            switch kind {
            case .night: "date"
            case .audit: "sequence"
            default: "id"
            }
        let joined = kind == .account ? Self.ofClosings : [:]
        func column(_ place: Int) -> String { place == 0 ? key : form.fields[place].text }
        let own = form.fields.indices.filter { joined[form.fields[$0].text] == nil }
        (self.kind, self.form, self.key, self.own) = (kind, form, key, own)
        columns = form.fields.indices.map { joined[form.fields[$0].text] ?? "\(name).\(column($0))" }
            .joined(separator: ", ")
        source =
            kind == .account
            ? "account LEFT JOIN closing ON closing.run = closed_run AND closing.account = account.id" : name
        insert = """
            INSERT INTO \(name) (\(own.map(column).joined(separator: ", ")))
            VALUES (\(own.map { _ in "?" }.joined(separator: ", ")))
            """
    }

    /// The fields of an account that are stored in the closing's row, with their columns.
    private static let ofClosings = ["closed_at": "closing.at", "closed_because": "closing.because"]

    /// The places of the fields of a closing, and of its run: a bit for each.
    static let ofClosing: UInt64 = {
        let form = RecordKind.account.form
        return (ofClosings.keys + ["closed_run"]).reduce(0) { $0 | 1 << form.place(of: $1) }
    }()

    /// The tables that were needed so far: a command needs two or three of them.
    private static let known = Mutex<[SQLiteTable]>([])

    /// Returns the table of a kind.
    static func of(_ kind: RecordKind) -> SQLiteTable {
        known.withLock { known in
            if let table = known.first(where: { $0.kind == kind }) { return table }
            let table = SQLiteTable(kind)
            known.append(table)
            return table
        }
    }

    /// Returns the statement that updates the fields at these places.
    func update(_ places: [Int]) -> String {
        let names = places.map { "\(form.fields[$0].text) = ?" }.joined(separator: ", ")
        return "UPDATE \(kind.rawValue) SET \(names) WHERE \(key) = ?"
    }
}

extension Recorded {
    /// The table of records of this type.
    static var table: SQLiteTable { SQLiteTable.of(kind) }
}
