public import LastdayCore

extension AuditGap {
    /// The number of usernames that a message lists.
    private static let fewNames = 5

    /// The finding and the accounts that are affected, without a full stop.
    public var displayText: String {
        let act = "entry \(first.sequence), \(Self.shortened(first.sentence))"
        let found =
            isBehindTheEnd
            ? "the store is older than the journal: \(missing), the first is \(act)"
            : "the store is not the one that the journal knows: it has a different \(act)"
        var facts = [found]
        if !shut.isEmpty {
            let verb = shut.count == 1 ? "was" : "were"
            facts.append(
                "\(Self.named(shut)) \(verb) closed by the missing acts, and may be open again"
            )
        }
        if !departing.isEmpty {
            let what = departing.count == 1 ? "the departure of" : "the departures of"
            facts.append("\(what) \(Self.named(departing)) may be missing")
        }
        return facts.joined(separator: "; ")
    }

    private static func named(_ usernames: [String]) -> String {
        let names = usernames.prefix(fewNames).map { printable($0) }.joined(separator: ", ")
        let others = usernames.count - fewNames
        return others > 0 ? "\(names) and \(counted(others, "other", "others"))" : names
    }

    private var missing: String { counted(Int(highest - last), "act is missing", "acts are missing") }

    /// Returns a sentence from the journal, cut to 200 characters.
    private static func shortened(_ sentence: String) -> String {
        let incoming = printable(sentence)
        return incoming.count <= 200 ? incoming : incoming.prefix(200) + "…"
    }
}
