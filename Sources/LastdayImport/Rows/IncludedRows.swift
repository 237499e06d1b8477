import LastdayMessages
import LastdayCore

/// The rows of a feed without the accounts of students and guardians, unless these are asked for.
///
/// Lastday closes the accounts of staff; thousands of others beside them would hide a night that closes too
/// many.
struct IncludedRows: FeedRows {
    private var rows: any FeedRows
    private let included: Set<AccountType>
    private var students = 0
    private var guardians = 0

    init(_ rows: any FeedRows, _ included: Set<AccountType>) {
        self.rows = rows
        self.included = included
    }

    /// Whether accounts of students or guardians have been left out so far.
    var hasLeftOut: Bool { students + guardians > 0 }

    var kind: String { rows.kind }
    var files: [FeedFile] { rows.files }

    var reports: Diagnostics {
        var left: [String] = []
        var options: [String] = []
        if students > 0 {
            left.append(counted(students, "student", "students"))
            options.append("students")
        }
        if guardians > 0 {
            left.append(counted(guardians, "guardian", "guardians"))
            options.append("guardians")
        }
        guard !left.isEmpty else { return rows.reports }
        let sentence =
            "left out: \(left.joined(separator: ", ")); take them with --include \(options.joined(separator: ","))"
        return rows.reports + Diagnostics([sentence])
    }

    mutating func next() throws -> FeedRow? {
        while let row = try rows.next() {
            switch row.accountType {
            case .student? where !included.contains(.student): students += 1
            case .guardian? where !included.contains(.guardian): guardians += 1
            default: return row
            }
        }
        return nil
    }
}
