import LastdayMessages
import LastdayCore

/// The columns of a file: those that set a field, those stored unchanged, and those that are not stored.
struct Columns<Row: DecodableRow>: Sendable {
    struct Taken: Sendable {
        let index: Int
        let heading: String
        let known: ColumnSpec<Row>
        /// The first column of the same field, if this one is not it and must say the same.
        let twin: Int?
        let decode: ColumnSpec<Row>.Decode
    }

    struct Left: Sendable {
        let index: Int
        /// The name under which the cells are stored: the heading as written, made unique if necessary.
        let name: String
    }

    /// The columns that set no field.
    struct Sorted {
        let left: [Left]
        let dropped: [FeedFile.Dropped]
        let blank: [Left]
    }

    /// The columns that set a field, in the order of the file.
    let taken: [Taken]
    /// The same columns in the order in which they are decoded: that of the table of headings.
    let decoded: [Taken]
    /// The columns that are stored unchanged.
    let left: [Left]
    /// The columns that are not stored.
    let dropped: [FeedFile.Dropped]
    /// The columns that may say who is still here, and are passed over because they are blank.
    let blank: [Left]
    /// Checks a row once all its cells are decoded.
    var finish: @Sendable (inout Row) throws(BadField) -> Void = { _ in }

    /// Classifies the headings of a file.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - known: The columns that set a field.
    ///   - kept: The headings of the format that set no field here; they are stored unchanged.
    ///   - choices: What the user says about the columns.
    ///   - guardsStanding: Whether a column is refused that may say who is still here, and is not understood.
    ///   - looksAhead: Whether the first rows are looked at for that.
    ///   - unguarded: The columns that are never refused for that.
    /// - Throws: ``UnreadableFeed``.
    init(
        of file: CSVFile,
        known: [ColumnSpec<Row>],
        kept: [String] = [],
        choices: ColumnChoices = ColumnChoices(),
        guardsStanding: Bool = false,
        looksAhead: Bool = false,
        unguarded: Set<Int> = []
    ) throws(UnreadableFeed) {
        let sorting = ColumnSorting(known, kept: kept, choices)
        var found: [Int: [(rank: Int, index: Int)]] = [:]
        var unknown: [(index: Int, heading: String)] = []
        for (index, heading) in file.headings.enumerated() {
            if let (spec, rank) = sorting.spec(of: heading, at: index) {
                found[spec, default: []].append((rank, index))
            } else {
                unknown.append((index, heading))
            }
        }
        var decoded: [Taken] = []
        for (spec, columns) in found.sorted(by: { $0.key < $1.key }) {
            let known = known[spec]
            let first = columns.min { $0 < $1 }?.index
            for (_, index) in columns.sorted(by: { $0 < $1 }) {
                let isFirst = index == first
                // The same heading twice is no further login or ID, but a mistake unless both say the same.
                let isRepeated = first.map { file.headingKeys[$0] == file.headingKeys[index] } ?? false
                let isTwin = !isFirst && (isRepeated || known.decodeFurther == nil)
                decoded.append(
                    Taken(
                        index: index,
                        heading: file.headings[index],
                        known: known,
                        twin: isTwin ? first : nil,
                        decode: isFirst || isTwin ? known.decode : known.decodeFurther ?? known.decode
                    )
                )
            }
        }
        let absent = known.indices.filter { found[$0] == nil }.map { known[$0] }
        try Self.refuseMissing(absent.filter { $0.requirement != .optional }.map(\.heading), in: file)
        self.decoded = decoded
        taken = decoded.sorted { $0.index < $1.index }
        let sorted = try sorting.sort(
            unknown,
            absent: absent,
            in: file,
            guardsStanding: guardsStanding,
            looksAhead: looksAhead,
            unguarded: unguarded
        )
        (left, dropped, blank) = (sorted.left, sorted.dropped, sorted.blank)
    }

    /// Throws one error for all missing columns, which also lists the headings that were found.
    private static func refuseMissing(_ missing: [String], in file: CSVFile) throws(UnreadableFeed) {
        guard !missing.isEmpty else { return }
        throw UnreadableFeed(
            "\(file.name): no column \(missing.joined(separator: ", no column ")); \(file.headingsFound(wanting: missing))"
        )
    }
}

/// A fault in a row as a whole, and the field that it is about.
struct BadField: Error {
    let field: ColumnField
    let fault: String
}

extension CSVFile {
    /// Returns the headings of the file, with what the misspelt ones may mean.
    func headingsFound(wanting missing: [String]) -> String {
        let candidates = HeadingCandidates(missing)
        let seen = headings.prefix(40).map { heading in
            // What is known needs no hint, and what is the same helps nobody.
            let near = HeadingTable.known(heading) == nil ? candidates.nearest(to: heading) : nil
            let meant =
                near.map { headingKey($0) == headingKey(heading) ? "" : " (should it be \($0)?)" } ?? ""
            return quoted(heading) + meant
        }
        let others = otherSheets.prefix(20).map(quoted).joined(separator: ", ")
        let sheets = others.isEmpty ? "" : "; the workbook also has \(others) (--sheet NAME)"
        return
            "the headings are \(seen.joined(separator: ", "))\(headings.count > seen.count ? ", …" : "")\(sheets)"
    }
}
