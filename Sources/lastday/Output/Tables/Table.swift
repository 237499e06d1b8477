import LastdayMessages
import LastdayCore

/// A listing laid out in columns, and cut to the width of the terminal if there is one.
///
/// The first rows determine the widths of the columns. In a very long listing, a wider cell further down shifts the rest
/// of its line.
struct Table {
    /// The number of rows that determine the widths.
    private static let measured = 10_000

    private let shown: [Int]
    private let headings: [String]
    private let shrinks: [Bool]
    private let emptiness: String
    private let width: Int?
    /// The rows that wait until the widths are known.
    private var waiting: [[String]] = []
    private var widths: [Int]?

    init(_ listing: Listing, width: Int?) {
        shown = listing.columns.indices.filter { listing.columns[$0].heading != nil }
        headings = shown.compactMap { listing.columns[$0].heading?.uppercased() }
        shrinks = shown.map { listing.columns[$0].shrinks }
        emptiness = listing.emptiness
        self.width = width
    }

    /// Adds a row, and writes it if the widths are known.
    mutating func add(_ row: [FieldValue], to output: inout Output) {
        let cells = shown.map { Self.cell(row[$0]) }
        if let widths {
            let most = width == nil ? widths.map { max($0, Self.widest) } : widths
            return output.write(Self.line(cells, widths, atMost: most) + "\n")
        }
        waiting.append(cells)
        if waiting.count == Self.measured { measure(&output) }
    }

    /// Writes the remaining rows or, if there are no rows at all, a sentence that says so.
    mutating func end(_ output: inout Output) {
        if widths == nil, waiting.isEmpty { return output.write("\(emptiness)\n") }
        if widths == nil { measure(&output) }
    }

    private mutating func measure(_ output: inout Output) {
        var widths = headings.map(\.count)
        for row in waiting {
            for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.count) }
        }
        // A single text of megabytes must not widen every line.
        if width == nil { widths = widths.map { min($0, Self.widest) } }
        if let width { Self.fit(&widths, into: width, shrinking: shrinks) }
        output.write(Terminal.current.bold(Self.line(headings, widths, atMost: widths)) + "\n")
        for row in waiting { output.write(Self.line(row, widths, atMost: widths) + "\n") }
        waiting = []
        self.widths = widths
    }

    /// The largest width of a column, in characters, if there is no terminal.
    private static let widest = 500

    /// The space between two columns.
    private static let gap = "  "

    /// Returns a value as a table shows it.
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

    /// Shrinks the widest of the columns that may shrink, until all fit or none can shrink further.
    private static func fit(_ widths: inout [Int], into width: Int, shrinking shrinks: [Bool]) {
        let least = 8
        while widths.reduce(0, +) + gap.count * (widths.count - 1) > width {
            let candidates = widths.indices.filter { shrinks[$0] && widths[$0] > least }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
        }
    }

    private static func line(_ cells: [String], _ widths: [Int], atMost limits: [Int]) -> String {
        var line = cells.indices.map { column in
            let (cell, limit) = (cells[column], limits[column])
            let count = cell.count
            let shown = count > limit ? "\(cell.prefix(limit - 1))…" : cell
            return shown + String(repeating: " ", count: max(0, widths[column] - min(count, limit)))
        }.joined(separator: gap)
        while line.last == " " { line.removeLast() }
        return line
    }
}
