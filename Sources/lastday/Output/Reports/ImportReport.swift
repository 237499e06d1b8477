import LastdayImport
import LastdayMessages
import LastdayCore

/// The report on an import: the files and columns it read, and the records it changed.
struct ImportReport {
    let feed: Feed
    let summary: Importing.Summary
    let zone: Zone
    /// Whether nothing was stored, so that what would change is listed.
    let isRehearsal: Bool

    /// The number of sentences of a kind that are shown; the rest are only counted.
    private static let limit = 20

    func write() {
        say(feed.kind)
        for file in feed.files where !file.taken.isEmpty {
            say("\(printable(file.name)): \(counted(file.rowCount, "row", "rows"))")
            for remark in file.remarks { say("  \(printable(remark))") }
            let taken = file.taken.map { $0.heading == $0.field ? $0.field : "\($0.heading) → \($0.field)" }
            say("  recognised: \(printable(taken.joined(separator: ", ")))")
            Self.announceUnused(file)
        }
        Self.announce(feed.reports)
        Self.announce(summary.leftOutSentences, as: "left out: ")
        Self.announce(summary.remarkSentences)
        for kind in Importing.Summary.kinds {
            let isAlwaysSaid = kind == .person || kind == .account
            if isAlwaysSaid || !summary[kind].isEmpty { say("\(kind.plural): \(words(summary[kind]))") }
        }
        Self.announce(summary.concernSentences, as: "look at: ")
        if isRehearsal { Self.announce(summary.standingSentences) }
        for sentence in summary.outlook(in: zone) { say(sentence) }
    }

    /// Writes which columns set no field, and why.
    static func announceUnused(_ file: FeedFile) {
        if !file.left.isEmpty { say("  stored as extra fields: \(first(file.left.map(brief)))") }
        var (unknown, never, ignored): ([String], [String], [String]) = ([], [], [])
        for column in file.dropped {
            switch column.why {
            case .unknown(let nearest):
                unknown.append(brief(column.heading) + (nearest.map { " (did you mean \($0)?)" } ?? ""))
            case .known: unknown.append(brief(column.heading))
            case .never(let kind): never.append("\(brief(column.heading)) (\(kind))")
            case .ignored: ignored.append(brief(column.heading))
            }
        }
        if let example = file.dropped.first(where: { $0.isKeepable })?.heading {
            say("  not stored: \(first(unknown)); keep one with --keep-column \(quoted(brief(example)))")
        }
        if !never.isEmpty { say("  never stored: \(first(never))") }
        if !ignored.isEmpty { say("  ignored: \(first(ignored))") }
    }

    /// The number of columns that are listed; the rest are only counted.
    private static let namedColumns = 100

    /// Returns the first names of columns, and how many more there are.
    static func first(_ names: [String]) -> String {
        let more = names.count - namedColumns
        return names.prefix(namedColumns).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    /// Writes the first sentences of one kind, and the number of the rest.
    private static func announce(_ sentences: Diagnostics, as what: String = "") {
        for sentence in sentences.first.prefix(limit) { say(printable(what + sentence)) }
        if sentences.count > limit { say("… and \(sentences.count - limit) more like these") }
    }

    private func words(_ tally: Importing.Summary.Tally) -> String {
        "\(tally.new) new, \(tally.changed) changed, \(tally.unchanged) unchanged, "
            + "\(tally.unmentioned) not in the files (kept)"
    }
}
