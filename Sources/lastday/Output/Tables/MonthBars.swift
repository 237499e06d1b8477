import LastdayCore

/// A month of a year.
struct YearMonth: Hashable, Comparable, CustomStringConvertible {
    private let index: Int

    init(_ date: CivilDate) {
        let (year, month, _) = date.parts
        index = year * 12 + month - 1
    }

    private init(index: Int) {
        self.index = index
    }

    /// The year.
    var year: Int { index / 12 }

    /// The first three letters of the month's name.
    var name: String {
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return names[index % 12]
    }

    /// The year and the month, for example 2026-12.
    var description: String { "\(index / 12)-\(index % 12 < 9 ? "0" : "")\(index % 12 + 1)" }

    /// The days of the month.
    var days: [CivilDate] {
        (1...31).compactMap { CivilDate(year: index / 12, month: index % 12 + 1, day: $0) }
    }

    /// Returns all months from this one through the last.
    func through(_ last: YearMonth) -> [YearMonth] { (index...last.index).map(YearMonth.init(index:)) }

    static func < (left: YearMonth, right: YearMonth) -> Bool { left.index < right.index }
}

/// A bar chart with a bar for each month, at most two years to a line.
///
/// Closed departures are dark. Upcoming ones are stacked on top, light and outlined to be visible on paper.
struct MonthBars {
    struct Month {
        let month: YearMonth
        let closed, coming: Int
    }

    let months: [Month]

    private static let monthsPerLine = 24
    private static let (width, height, step) = (20, 100, 28)

    /// The lines of bars, all to the same scale.
    var svg: String {
        guard let most = months.map({ $0.closed + $0.coming }).max(), most > 0 else { return "<p>None.</p>" }
        let lines = stride(from: 0, to: months.count, by: Self.monthsPerLine).map { start in
            Self.line(of: months[start..<min(start + Self.monthsPerLine, months.count)], most: most)
        }
        return lines.joined(separator: "\n") + "\n<p>Dark: closed. Light: upcoming.</p>"
    }

    private static func line(of months: ArraySlice<Month>, most: Int) -> String {
        let bars = months.enumerated().map { place, month in
            let left = place * step + 10
            let middle = left + width / 2
            let closed = month.closed * height / most
            let coming = (month.closed + month.coming) * height / most - closed
            let top = height - closed - coming
            let total = month.closed + month.coming
            // The year is written once, under its first month in this line.
            let year = place == 0 || month.month.name == "Jan" ? "\(month.month.year)" : ""
            return """
                <rect x="\(left)" y="\(20 + height - closed)" width="\(width)" height="\(closed)" fill="#1f4e8c"/>
                <rect x="\(left)" y="\(20 + top)" width="\(width)" height="\(coming)" fill="#e3ecf7" stroke="#1f4e8c"/>
                <text x="\(middle)" y="\(15 + top)" text-anchor="middle">\(total == 0 ? "" : "\(total)")</text>
                <text x="\(middle)" y="\(height + 34)" text-anchor="middle">\(month.month.name)</text>
                <text x="\(middle)" y="\(height + 48)" text-anchor="middle" font-weight="bold">\(year)</text>
                """
        }
        let size = "\(months.count * step + 20)"
        return """
            <svg viewBox="0 0 \(size) \(height + 52)" width="\(size)" font-size="11" role="img" \
            aria-label="Departures by month">
            \(bars.joined(separator: "\n"))
            </svg>
            """
    }
}
