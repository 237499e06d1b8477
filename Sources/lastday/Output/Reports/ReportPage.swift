import LastdayMessages
import LastdayCore

/// The report as a self-contained HTML page, for a browser or for paper.
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
        <h2>Upcoming</h2>
        \(coming.isEmpty ? "<p>Nobody is queued.</p>" : "<div class=\"calendars\">\(calendars)</div>")
        <h2>Closed</h2>
        \(closed.isEmpty ? "<p>Nobody was closed.</p>" : table)
        </body>
        </html>

        """
    }

    private var introduction: String {
        let made = HumanDates(in: policy.zone).instant(now)
        let period = since.map { " since \(HumanDates.day($0))" } ?? ""
        return "\(counted(closed.count, "account was", "accounts were")) closed\(period), "
            + "\(counted(coming.count, "departure is", "departures are")) upcoming. Made \(made), time zone \(policy.zone.name)."
    }

    /// The numbers of closed and upcoming departures in each month, from the first to the last.
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
        while cells.count % 7 != 0 { cells.append("<td></td>") }
        let weeks = stride(from: 0, to: cells.count, by: 7).map { start in
            "<tr>\(cells[start..<(start + 7)].joined())</tr>"
        }
        return "<table class=\"calendar\"><caption>\(month)</caption><tr>\(heads)</tr>\n"
            + weeks.joined(separator: "\n") + "</table>"
    }

    private var table: String {
        let humanDates = HumanDates(in: policy.zone)
        let rows = closed.map { one in
            let whole = [
                one.username, one.personName, one.lastDay?.description, humanDates.instant(one.closedAt),
                one.hoursAfter, one.run.map { "\($0.number) (\($0.kind.rawValue))" }, one.departure?.queuedBy,
            ]
            // Only the reason may be wrapped.
            return "<tr>" + whole.map { "<td class=\"whole\">\(escaped($0 ?? "–"))</td>" }.joined()
                + "<td>\(escaped(one.departure?.reason ?? "–"))</td></tr>"
        }
        let heads = [
            "Username", "Name", "Last day", "Closed", "Hours after", "Run", "Queued by", "Reason",
        ].map { "<th>\($0)</th>" }.joined()
        return "<table class=\"closed\"><thead><tr>\(heads)</tr></thead>\n<tbody>"
            + rows.joined(separator: "\n") + "</tbody></table>"
    }

    private static let style = """
        body { font: 15px/1.5 system-ui, sans-serif; color: #111; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
        h2 { margin-top: 2rem; border-bottom: 1px solid #999; break-after: avoid }
        table { border-collapse: collapse }
        .closed { width: 100% } .closed th, .closed td { text-align: left; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #ccc; vertical-align: top }
        .whole { white-space: nowrap }
        .calendars { display: grid; grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr)); gap: 1.5rem }
        .calendar { table-layout: fixed; width: 100%; align-self: start; break-inside: avoid }
        .calendar caption { font-weight: bold; text-align: left }
        .calendar th, .calendar td { border: 1px solid #bbb; height: 1.7rem; padding: 0 .2rem; font-size: 11px; line-height: 1.3; vertical-align: top; text-align: left; overflow-wrap: anywhere }
        .leaves { background: #e3ecf7; outline: 2px solid #1f4e8c; outline-offset: -2px }
        svg { max-width: 100%; height: auto; display: block }
        @media print {
        @page { margin: 14mm }
        body { margin: 0; padding: 0; max-width: none; font-size: 9pt }
        h1, h2 { margin: .6rem 0 .3rem }
        thead { display: table-header-group } tr { break-inside: avoid }
        .closed { font-size: 7.5pt; line-height: 1.3 } .closed th, .closed td { padding: .1rem .5rem .1rem 0 }
        .closed td:last-child { min-width: 8rem }
        .calendars { grid-template-columns: 1fr 1fr; gap: .6rem; padding-right: 1px } .calendar b { font-weight: normal; font-size: 6pt }
        .calendar th, .calendar td { height: 1.2rem; font-size: 7pt; print-color-adjust: exact; -webkit-print-color-adjust: exact }
        }
        """
}

/// Returns the text with its HTML markup escaped.
private func escaped(_ text: String) -> String {
    printable(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;")
}
