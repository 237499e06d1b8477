import LastdayRules

/// A listing laid out in columns, cut to the terminal's width where there is one.
struct Table {
    let text: String

    init(_ listing: Listing, width: Int?) {
        guard !listing.rows.isEmpty else {
            text = "\(listing.emptiness)\n"
            return
        }
        let shown = listing.columns.indices.filter { listing.columns[$0].heading != nil }
        let headings = shown.compactMap { listing.columns[$0].heading?.uppercased() }
        let cells = listing.rows.map { row in shown.map { Self.cell(row[$0]) } }
        var widths = headings.map(\.count)
        for row in cells {
            for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.count) }
        }
        // One text of megabytes must not widen every line.
        if width == nil { widths = widths.map { min($0, Self.widest) } }
        if let width {
            Self.fit(&widths, into: width, shrinking: shown.map { listing.columns[$0].shrinks })
        }
        let heading = Self.line(headings, widths)
        let lines = [Terminal.current.bold(heading)] + cells.map { Self.line($0, widths) }
        text = lines.joined(separator: "\n") + "\n"
    }

    /// How wide a column becomes where no terminal sets an edge.
    private static let widest = 500

    /// The space between two columns.
    private static let gap = "  "

    /// A value as a table shows it.
    static func cell(_ value: FieldValue) -> String {
        switch value {
        case .none: "–"
        case .flag(let flag): flag ? "yes" : "no"
        case .number(let number): String(number)
        case .text(let text), .json(let text): printable(text)
        case .list(let texts): texts.isEmpty ? "–" : printable(texts.joined(separator: ", "))
        case .named(let named):
            named.map { "\(printable($0.name)) \(printable($0.text))" }.joined(separator: ", ")
        }
    }

    /// Takes from the widest of the columns that may shrink until all fit, or none of them has more to give.
    private static func fit(_ widths: inout [Int], into width: Int, shrinking shrinks: [Bool]) {
        let least = 8
        while widths.reduce(0, +) + gap.count * (widths.count - 1) > width {
            let candidates = widths.indices.filter { shrinks[$0] && widths[$0] > least }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
        }
    }

    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = zip(cells, widths).map { cell, width in
            let shown = cell.count > width ? "\(cell.prefix(width - 1))…" : cell
            return shown + String(repeating: " ", count: width - shown.count)
        }.joined(separator: gap)
        while line.last == " " { line.removeLast() }
        return line
    }
}
