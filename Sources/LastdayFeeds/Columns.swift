import LastdayRules

/// A file's columns sorted: which set a field, which are kept as they stand, and which may not be kept.
struct Columns: Sendable {
    struct Taken: Sendable {
        let index: Int
        let heading: String
        let known: KnownColumn
    }

    struct Left: Sendable {
        let index: Int
        /// What its cells are kept under: the heading as written, made unlike the others where it is not.
        let name: String
        /// The known heading that it most likely should be, where one is near that the file does not have.
        let nearest: String?
    }

    let taken: [Taken]
    let left: [Left]
    /// The headings of passwords: their cells go nowhere.
    let refused: [String]

    /// Sorts the headings of a file; `kept` are those that the format has and that set no field here.
    init(of file: CSVFile, known: [KnownColumn], kept: [String] = []) throws(UnreadableFeed) {
        var taken: [Taken] = []
        var unknown: [(index: Int, heading: String)] = []
        var refused: [String] = []
        for (index, heading) in file.headings.enumerated() {
            let key = headingKey(heading)
            if let column = known.first(where: { $0.headings.contains { headingKey($0) == key } }) {
                if let twin = taken.first(where: { $0.known.field == column.field }) {
                    let both = "\(quoted(twin.heading)) and \(quoted(heading))"
                    throw UnreadableFeed("\(file.name): \(both) both mean \(column.field); keep one of them")
                }
                taken.append(Taken(index: index, heading: heading, known: column))
            } else if isPassword(key) {
                refused.append(heading)
            } else {
                unknown.append((index, heading))
            }
        }
        try Self.refuseMissing(known, taken, in: file)

        let present = Set(file.headings.map(headingKey))
        let takenFields = Set(taken.map(\.known.field))
        let absent =
            known.filter { !takenFields.contains($0.field) }.map(\.heading)
            + kept.filter { !present.contains(headingKey($0)) }
        let formats = Set(kept.map(headingKey))
        var names: Set<String> = []
        self.taken = taken
        self.refused = refused
        left = unknown.map { index, heading in
            let name =
                if heading.isEmpty {
                    "column \(index + 1)"
                } else if names.contains(heading) {
                    "\(heading) (column \(index + 1))"
                } else {
                    heading
                }
            names.insert(name)
            let isOfFormat = formats.contains(headingKey(heading))
            let nearest = isOfFormat ? nil : nearestHeading(to: heading, among: absent)
            return Left(index: index, name: name, nearest: nearest)
        }
    }

    /// One line for all that is missing, with what was seen instead.
    private static func refuseMissing(
        _ known: [KnownColumn],
        _ taken: [Taken],
        in file: CSVFile
    ) throws(UnreadableFeed) {
        let fields = Set(taken.map(\.known.field))
        let missing = known.filter { $0.need != .optional && !fields.contains($0.field) }.map(\.heading)
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

/// What counts of a heading: not its case, nor what stands between its words.
func headingKey(_ heading: String) -> String {
    heading.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
}

private func isPassword(_ key: String) -> Bool {
    ["password", "passwd", "passphrase"].contains { key.contains($0) } || key == "pwd" || key == "pass"
}

private func nearestHeading(to heading: String, among candidates: [String]) -> String? {
    let near = nearest(to: headingKey(heading), among: candidates.map(headingKey))
    return near.flatMap { key in candidates.first { headingKey($0) == key } }
}
