import LastdayMessages
import LastdayCore

/// The rules by which the columns of a file are taken, stored or dropped.
struct ColumnSorting<Row: DecodableRow> {
    private let known: [ColumnSpec<Row>]
    private let kept: Set<String>
    private let choices: ColumnChoices
    /// The number of columns that are compared with all known headings.
    private static var mostHints: Int { 40 }
    /// The column and the rank of each heading in it, by key.
    private var byKey: [String: (spec: Int, rank: Int)] = [:]

    init(_ known: [ColumnSpec<Row>], kept: [String], _ choices: ColumnChoices) {
        self.known = known
        self.kept = Set(kept.map(headingKey))
        self.choices = choices
        for (index, column) in known.enumerated() {
            for (rank, heading) in column.headings.enumerated() where byKey[headingKey(heading)] == nil {
                byKey[headingKey(heading)] = (index, rank)
            }
        }
    }

    /// Returns the column that a heading stands for, and its rank among the headings of that column; nil if
    /// it sets no field.
    func spec(of heading: String, at index: Int) -> (spec: Int, rank: Int)? {
        if choices.isOwn(heading), let field = choices.field(of: heading) {
            return known.firstIndex { $0.field == field.rawValue }.map { ($0, -1) }
        }
        return choices.isIgnored(heading, at: index) ? nil : byKey[headingKey(heading)]
    }

    /// Divides the columns that set no field into those that are stored and those that are not.
    ///
    /// - Throws: ``UnreadableFeed`` if one must not be passed over, or must not be stored although it was
    ///   asked for.
    func sort(
        _ unknown: [(index: Int, heading: String)],
        absent: [ColumnSpec<Row>],
        in file: CSVFile,
        guardsStanding: Bool,
        looksAhead: Bool,
        unguarded: Set<Int>
    ) throws(UnreadableFeed) -> Columns<Row>.Sorted {
        var left: [Columns<Row>.Left] = []
        var blank: [Columns<Row>.Left] = []
        var dropped: [FeedFile.Dropped] = []
        let candidates = HeadingCandidates(absent.flatMap(\.headings))
        var names: Set<String> = []
        for (place, (index, heading)) in unknown.enumerated() {
            var name = heading
            if heading.isEmpty { name = "column \(index + 1)" }
            if names.contains(heading) { name += " (column \(index + 1))" }
            names.insert(name)
            let isFormats = kept.contains(headingKey(heading))
            let kind = isFormats ? nil : NeverStored.kind(of: heading)
            if let kind {
                guard !choices.isKept(heading) else {
                    throw UnreadableFeed(
                        "\(file.name): column \(quoted(heading)) is never stored (\(kind.name)); do not name it as one to keep"
                    )
                }
                dropped.append(FeedFile.Dropped(heading: name, why: .never(kind.name)))
                continue
            }
            let isIgnored = choices.isIgnored(heading, at: index)
            let tabled = HeadingTable.known(heading)?.field
            if guardsStanding, !isFormats, !isIgnored, !unguarded.contains(index) {
                let cells = looksAhead && index < CSVFile.mostColumnsAhead ? file.firstCells(of: index) : nil
                if tabled == nil
                    ? StandingHeadings.includes(heading) : tabled == .lastDay || tabled == .endDate
                {
                    // A blank column says nothing of anybody, as long as it is blank.
                    if cells?.isEmpty == true {
                        blank.append(Columns<Row>.Left(index: index, name: heading))
                    } else if tabled == nil {
                        throw UnreadableFeed("\(file.name): \(StandingHeadings.refusal(of: heading))")
                    }
                } else if tabled == nil, !choices.isKept(heading), let cells,
                    let sign = StandingHeadings.sign(in: cells, under: heading)
                {
                    throw UnreadableFeed(
                        "\(file.name): \(StandingHeadings.refusal(of: heading, sign: sign))"
                    )
                }
            }
            if isFormats || choices.isKept(heading) {
                left.append(Columns<Row>.Left(index: index, name: name))
            } else if isIgnored {
                dropped.append(FeedFile.Dropped(heading: name, why: .ignored))
            } else if let field = HeadingTable.known(heading)?.field {
                dropped.append(FeedFile.Dropped(heading: name, why: .known(field.rawValue)))
            } else {
                // No report lists more columns than this.
                let nearest = place < Self.mostHints ? candidates.nearest(to: heading) : nil
                dropped.append(FeedFile.Dropped(heading: name, why: .unknown(nearest: nearest)))
            }
        }
        return Columns<Row>.Sorted(left: left, dropped: dropped, blank: blank)
    }
}

/// The headings that a misspelt one may be meant for.
struct HeadingCandidates {
    private let headings: [String]
    private let keys: [String]

    init(_ headings: [String]) {
        self.headings = headings
        keys = headings.map(headingKey)
    }

    /// Returns the known heading that was probably meant; nil if none is close.
    func nearest(to heading: String) -> String? {
        guard let near = closestMatch(to: headingKey(heading), among: keys) else { return nil }
        return keys.firstIndex(of: near).map { headings[$0] }
    }
}
