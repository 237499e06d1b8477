import LastdayFeeds
import LastdayMessages
import LastdayRules

/// What an import read, took, left and changed.
struct ImportReport {
    let feed: Feed
    let summary: Importing.Summary

    /// How many sentences of a kind are shown before the rest is counted.
    private static let limit = 20

    func write() {
        say(feed.kind)
        for file in feed.files where !file.taken.isEmpty {
            say("\(printable(file.name)): \(counted(file.rowCount, "row", "rows"))")
            let taken = file.taken.map { $0.heading == $0.field ? $0.field : "\($0.heading) → \($0.field)" }
            say("  taken: \(printable(taken.joined(separator: ", ")))")
            let left = file.left.map { brief($0.heading) + ($0.nearest.map { " (is \($0) meant?)" } ?? "") }
            if !left.isEmpty { say("  kept as they stand: \(Self.first(left))") }
            if !file.refused.isEmpty { say("  not kept: \(Self.first(file.refused.map(brief)))") }
        }
        Self.tell(feed.reports)
        Self.tell(summary.keptSentences)
        say("people: \(words(summary.people))")
        say("accounts: \(words(summary.accounts))")
        for (name, tally) in [
            ("employments", summary.employments), ("assignments", summary.assignments),
            ("documents", summary.documents),
        ] where !tally.isEmpty {
            say("\(name): \(words(tally))")
        }
        Self.tell(summary.concernSentences, as: "look at: ")
    }

    /// How many columns are named before the rest is counted.
    private static let namedColumns = 100

    /// The first names of columns, and how many more there are.
    static func first(_ names: [String]) -> String {
        let more = names.count - namedColumns
        return names.prefix(namedColumns).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    /// Tells sentences of one kind, the first of them in full.
    private static func tell(_ sentences: Remarks, as what: String = "") {
        for sentence in sentences.first.prefix(limit) { say(printable(what + sentence)) }
        if sentences.count > limit { say("… and \(sentences.count - limit) more like these") }
    }

    private func words(_ tally: Importing.Summary.Tally) -> String {
        "\(tally.new) new, \(tally.changed) changed, \(tally.unchanged) unchanged, "
            + "\(tally.unmentioned) not mentioned and kept"
    }
}
