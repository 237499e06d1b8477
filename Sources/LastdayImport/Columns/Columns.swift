import LastdayMessages
import LastdayCore

/// The columns of a file: those that set a field, those stored unchanged, and those that must not be stored.
struct Columns<Row: DecodableRow>: Sendable {
    struct Taken: Sendable {
        let index: Int
        let heading: String
        let known: ColumnSpec<Row>
    }

    struct Left: Sendable {
        let index: Int
        /// The name under which the cells are stored: the heading as written, made unique if necessary.
        let name: String
        /// The known heading that was probably meant, if the file lacks it and its spelling is close;
        /// otherwise nil.
        let nearest: String?
    }

    let taken: [Taken]
    let left: [Left]
    /// The headings of columns with passwords, whose cells are dropped.
    let refused: [String]

    /// Classifies the headings of a file; `kept` are those of the format that set no field here.
    init(of file: CSVFile, known: [ColumnSpec<Row>], kept: [String] = []) throws(UnreadableFeed) {
        var taken: [Taken] = []
        var unknown: [(index: Int, heading: String)] = []
        var refused: [String] = []
        var byKey: [String: ColumnSpec<Row>] = [:]
        for column in known {
            for heading in column.headings where byKey[headingKey(heading)] == nil {
                byKey[headingKey(heading)] = column
            }
        }
        for (index, (heading, key)) in zip(file.headings, file.headingKeys).enumerated() {
            if let column = byKey[key] {
                if let duplicate = taken.first(where: { $0.known.field == column.field }) {
                    let both = "\(quoted(duplicate.heading)) and \(quoted(heading))"
                    throw UnreadableFeed("\(file.name): \(both) both mean \(column.field); keep one of them")
                }
                taken.append(Taken(index: index, heading: heading, known: column))
            } else if isPassword(key) {
                refused.append(heading)
            } else {
                unknown.append((index, heading))
            }
        }
        let absent = known.filter { column in !taken.contains { $0.known.field == column.field } }
        try Self.refuseMissing(absent.filter { $0.requirement != .optional }.map(\.heading), in: file)
        self.taken = taken
        self.refused = refused
        left = Self.left(unknown, absent: absent.map(\.heading), kept: kept)
    }

    private static func left(
        _ unknown: [(index: Int, heading: String)],
        absent: [String],
        kept: [String]
    ) -> [Left] {
        let present = Set(unknown.map { headingKey($0.heading) })
        let keptKeys = Set(kept.map(headingKey))
        let candidates = absent + kept.filter { !present.contains(headingKey($0)) }
        var names: Set<String> = []
        return unknown.enumerated().map { place, unknown in
            let (index, heading) = unknown
            var name = heading
            if heading.isEmpty { name = "column \(index + 1)" }
            if names.contains(heading) { name += " (column \(index + 1))" }
            names.insert(name)
            let isKnown = keptKeys.contains(headingKey(heading))
            // No report lists more columns than this.
            let isTold = !isKnown && place < Diagnostics.limit
            let nearest = isTold ? nearestHeading(to: heading, among: candidates) : nil
            return Left(index: index, name: name, nearest: nearest)
        }
    }

    /// Throws one error for all missing columns, which also lists the headings that were found.
    private static func refuseMissing(_ missing: [String], in file: CSVFile) throws(UnreadableFeed) {
        guard !missing.isEmpty else { return }
        let seen = file.headings.prefix(40).map { heading in
            let meant = nearestHeading(to: heading, among: missing).map { " (should it be \($0)?)" } ?? ""
            return quoted(heading) + meant
        }
        let more = file.headings.count > seen.count ? ", …" : ""
        throw UnreadableFeed(
            "\(file.name): no column \(missing.joined(separator: ", no column ")); "
                + "the headings are \(seen.joined(separator: ", "))\(more)"
        )
    }
}

/// Returns the key that headings are compared by: neither case nor separators between words matter.
func headingKey(_ heading: String) -> String {
    heading.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
}

private func isPassword(_ key: String) -> Bool {
    ["password", "passwd", "passphrase"].contains { key.contains($0) } || key == "pwd" || key == "pass"
}

private func nearestHeading(to heading: String, among candidates: [String]) -> String? {
    let near = closestMatch(to: headingKey(heading), among: candidates.map(headingKey))
    return near.flatMap { key in candidates.first { headingKey($0) == key } }
}
