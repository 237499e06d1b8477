import LastdayRules

/// The report as one page that needs nothing else: read in a browser, or on paper.
struct ReportPage {
    let closed: [Reporting.Closed]
    let coming: [Departure]
    let since: CivilDate?
    let policy: Policy
    let now: Instant

    var text: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Lastday: departures</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <h1>Departures</h1>
        <p>\(escaped(introduction))</p>
        <h2>By month</h2>
        \(MonthBars(months: months).svg)
        <h2>To come</h2>
        \(coming.isEmpty ? "<p>Nobody is queued.</p>" : calendars)
        <h2>Closed</h2>
        \(closed.isEmpty ? "<p>Nobody was closed.</p>" : table)
        </body>
        </html>

        """
    }

    private var introduction: String {
        let made = Telling(in: policy.zone).instant(now)
        let period = since.map { " since \(Telling.day($0))" } ?? ""
        return "\(counted(closed.count, "account was", "accounts were")) closed\(period), "
            + "\(counted(coming.count, "departure is", "departures are")) to come. Made \(made), zone \(policy.zone.name)."
    }

    /// How many were closed and are to come in each month, from the first to the last.
    private var months: [MonthBars.Month] {
        let closed = Dictionary(grouping: closed.compactMap { $0.lastDay.map(YearMonth.init) }, by: \.self)
        let coming = Dictionary(grouping: coming.map { YearMonth($0.offboarding.lastDay) }, by: \.self)
        let all = Set(closed.keys).union(coming.keys)
        guard let first = all.min(), let last = all.max() else { return [] }
        return first.through(last).map { month in
            MonthBars.Month(
                month: month,
                closed: closed[month]?.count ?? 0,
                coming: coming[month]?.count ?? 0
            )
        }
    }

    private var calendars: String {
        Dictionary(grouping: coming) { YearMonth($0.offboarding.lastDay) }.sorted { $0.key < $1.key }
            .map { month, departures in
                let days = Dictionary(grouping: departures) { $0.offboarding.lastDay }
                return calendar(of: month, days)
            }.joined(separator: "\n")
    }

    private func calendar(of month: YearMonth, _ days: [CivilDate: [Departure]]) -> String {
        let heads = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].map { "<th>\($0)</th>" }.joined()
        var cells = Array(repeating: "<td></td>", count: month.days.first?.weekday ?? 0)
        cells += month.days.map { day in
            let who = (days[day] ?? []).map { "<b>\(escaped($0.account.username))</b>" }.joined(
                separator: "<br>"
            )
            let number = day.parts.day
            return who.isEmpty ? "<td>\(number)</td>" : "<td class=\"leaves\">\(number)<br>\(who)</td>"
        }
        let weeks = stride(from: 0, to: cells.count, by: 7).map { start in
            "<tr>\(cells[start..<min(start + 7, cells.count)].joined())</tr>"
        }
        return "<table class=\"calendar\"><caption>\(month)</caption><tr>\(heads)</tr>\n"
            + weeks.joined(separator: "\n") + "</table>"
    }

    private var table: String {
        let telling = Telling(in: policy.zone)
        let rows = closed.map { one in
            let cells = [
                one.username, one.person?.name, one.lastDay?.description, telling.instant(one.closedAt),
                one.hoursAfter, one.run.map { "\($0.number) (\($0.kind.rawValue))" }, one.departure?.queuedBy,
                one.departure?.reason,
            ]
            return "<tr>" + cells.map { "<td>\(escaped($0 ?? "–"))</td>" }.joined() + "</tr>"
        }
        let heads = [
            "Username", "Name", "Last day", "Closed", "Hours after", "Run", "Queued by", "Reason",
        ].map { "<th>\($0)</th>" }.joined()
        return "<table class=\"closed\"><thead><tr>\(heads)</tr></thead>\n<tbody>"
            + rows.joined(separator: "\n") + "</tbody></table>"
    }

    private static let style = """
        body { font: 15px/1.5 system-ui, sans-serif; color: #111; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
        h2 { margin-top: 2rem; border-bottom: 1px solid #999 }
        table { border-collapse: collapse }
        .closed { width: 100% } .closed th, .closed td { text-align: left; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #ccc; vertical-align: top }
        .calendar { display: inline-table; table-layout: fixed; width: 27.3rem; margin: 0 1.5rem 1.5rem 0; break-inside: avoid; vertical-align: top }
        .calendar caption { font-weight: bold; text-align: left }
        .calendar th, .calendar td { border: 1px solid #bbb; height: 1.7rem; padding: 0 .2rem; font-size: 11px; vertical-align: top; text-align: left; overflow-wrap: anywhere }
        .leaves { background: #e3ecf7; outline: 2px solid #1f4e8c }
        svg { max-width: 100%; height: auto }
        @media print { body { margin: 0; max-width: none; font-size: 10pt } thead { display: table-header-group } tr { break-inside: avoid } }
        """
}

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

    /// As 2026-12.
    var description: String { "\(index / 12)-\(index % 12 < 9 ? "0" : "")\(index % 12 + 1)" }

    /// Its days.
    var days: [CivilDate] {
        (1...31).compactMap { CivilDate(year: index / 12, month: index % 12 + 1, day: $0) }
    }

    /// This month and all that follow up to the last one.
    func through(_ last: YearMonth) -> [YearMonth] { (index...last.index).map(YearMonth.init(index:)) }

    static func < (left: YearMonth, right: YearMonth) -> Bool { left.index < right.index }
}

/// A bar for each month: those closed, dark, and on them those to come, light and outlined, so that paper shows both.
struct MonthBars {
    struct Month {
        let month: YearMonth
        let closed, coming: Int
    }

    let months: [Month]

    var svg: String {
        guard let most = months.map({ $0.closed + $0.coming }).max(), most > 0 else { return "<p>None.</p>" }
        let (width, height, step) = (24, 120, 44)
        let bars = months.enumerated().map { place, month in
            let left = place * step + 10
            let closed = month.closed * height / most
            let coming = (month.closed + month.coming) * height / most - closed
            let top = height - closed - coming
            let total = month.closed + month.coming
            return """
                <rect x="\(left)" y="\(20 + height - closed)" width="\(width)" height="\(closed)" fill="#1f4e8c"/>
                <rect x="\(left)" y="\(20 + top)" width="\(width)" height="\(coming)" fill="#e3ecf7" stroke="#1f4e8c"/>
                <text x="\(left + width / 2)" y="\(15 + top)" text-anchor="middle">\(total == 0 ? "" : "\(total)")</text>
                <text x="\(left + width / 2)" y="\(height + 36)" text-anchor="middle">\(month.month)</text>
                """
        }
        let size = "0 0 \(months.count * step + 20) \(height + 44)"
        return """
            <svg viewBox="\(size)" width="\(months.count * step + 20)" font-size="10" role="img" \
            aria-label="Departures by month">
            \(bars.joined(separator: "\n"))
            </svg>
            <p>Dark: closed. Light: to come.</p>
            """
    }
}

/// Text as HTML shows it, and nothing that HTML would do.
private func escaped(_ text: String) -> String {
    printable(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;")
}
