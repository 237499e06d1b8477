/// A character that separates the cells of a text.
enum Separator: UInt8, CaseIterable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
    case pipe = 0x7C

    /// The plural, for people.
    var name: String {
        switch self {
        case .comma: "commas"
        case .semicolon: "semicolons"
        case .tab: "tabs"
        case .pipe: "vertical bars"
        }
    }

    /// Reads Excel's line that names the separator, as `sep=;`; nil if the line is another one.
    init?(directive line: ArraySlice<UInt8>) {
        let start = Array("sep=".utf8)
        let text = line.filter { $0 != .quotationMark }
        guard text.count == start.count + 1, let last = text.last,
            text.dropLast().map({ $0 | 0x20 }).elementsEqual(start.map { $0 | 0x20 })
        else { return nil }
        self.init(rawValue: last)
    }

    /// The most cells of a line that are looked up among the known headings.
    private static let mostCells = 500

    /// Returns the separator with which the first lines of a text have headings, as many as possible.
    ///
    /// Where no line has two that are known, it is the one by which the first line has the most cells.
    init(of lines: [ArraySlice<UInt8>], isKnown: (String) -> Bool) {
        func rank(_ separator: Separator) -> (known: Int, cells: Int) {
            let rows = lines.map { cells(of: $0, separator) }
            let known = rows.map { $0.prefix(Self.mostCells).count { isKnown($0) } }
            let most = known.max() ?? 0
            return (most > 1 ? most : known.first ?? 0, rows.first?.count ?? 0)
        }
        // The first of the best: in doubt, a comma.
        var best = (Separator.comma, rank(.comma))
        for separator in Self.allCases.dropFirst() {
            let rank = rank(separator)
            if rank > best.1 { best = (separator, rank) }
        }
        self = best.0
    }
}

/// Returns the cells of a line that may be a line of headings; none if it is not well-formed.
private func cells(of line: ArraySlice<UInt8>, _ separator: Separator) -> [String] {
    let line = String(validating: line, as: UTF8.self) == nil ? Array(line.map { min($0, 0x7F) })[...] : line
    return (try? CSVCells.read(line, separatedBy: separator.rawValue)) ?? []
}
