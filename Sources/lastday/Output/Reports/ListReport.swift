import LastdayCore
import LastdayImport
import LastdayMessages

/// Says how a list was read, and which of its lines are left out.
enum ListReport {
    /// Writes how the columns of a list were used.
    static func write(_ list: DeparturesCSV) {
        let taken = list.file.taken.map { "\($0.heading) → \($0.field)" }.joined(separator: ", ")
        say("\(list.file.name): \(counted(list.file.rowCount, "line", "lines"))")
        for remark in list.file.remarks { say("  \(printable(remark))") }
        say("  recognised: \(printable(taken))")
        let left = list.file.left + list.file.dropped.map(\.heading)
        if !left.isEmpty { say("  ignored: \(ImportReport.first(left.map(brief)))") }
    }

    /// Writes the lines that are left out, by name.
    static func write(_ leftOut: [BatchQueueing.LeftOut]) {
        for question in ListQuestion.all {
            let lines = leftOut.filter { $0.question == question }
            guard !lines.isEmpty else { continue }
            say("left out, because \(question.about(lines.count)):")
            for line in lines {
                let meant = line.suggestion.map { "; did you mean \($0)?" } ?? ""
                say(printable("  \(line.row.origin): \(line.known ?? line.row.shown)\(meant)"))
            }
        }
    }
}

extension DepartureRow {
    /// Whom the line is about, as it says it.
    fileprivate var shown: String {
        let names = [lastName, firstName].compactMap(\.self).joined(separator: ", ")
        let parts = [username, fullName ?? (names.isEmpty ? nil : names)].compactMap(\.self)
        let all = parts + identifiers.map(\.text) + [email].compactMap(\.self)
        return all.isEmpty ? "nobody" : all.joined(separator: "  ")
    }
}
