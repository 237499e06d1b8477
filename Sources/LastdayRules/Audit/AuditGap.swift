/// What a journal has of a store's audit and the store has not, or has otherwise.
public struct AuditGap: Sendable, Equatable {
    /// The store's last entry.
    public let last: Int64
    /// The entry of the lowest number.
    public internal(set) var first: ToldEntry
    /// The highest number.
    public internal(set) var highest: Int64
    /// Accounts that were shut by the latest of these entries about them, up to ``mostNames`` of them, by name.
    public internal(set) var shut: [String] = []

    /// How many names are remembered.
    static let mostNames = 1_000
    /// How many are told.
    private static let fewNames = 5

    /// Whether the store ends before all of it: an older copy, to which nothing has been added since.
    public var isBehindTheEnd: Bool { first.sequence > last }

    /// What was found, and who is affected: a sentence without its end.
    public var told: String {
        let act = "entry \(first.sequence), \(Self.shortened(first.sentence))"
        let found =
            isBehindTheEnd
            ? "the store is older than the journal: \(missing), the first is \(act)"
            : "the store is not the one that the journal was told of: it has another \(act)"
        guard !shut.isEmpty else { return found }
        let names = shut.prefix(Self.fewNames).map { printable($0) }.joined(separator: ", ")
        let others = shut.count - Self.fewNames
        let rest = others > 0 ? " and \(counted(others, "other", "others"))" : ""
        let verb = shut.count == 1 ? "was" : "were"
        return "\(found); \(names)\(rest) \(verb) shut by what is missing, and may be open again"
    }

    private var missing: String { counted(Int(highest - last), "act is missing", "acts are missing") }

    /// What the journal says is short here whatever it is.
    private static func shortened(_ sentence: String) -> String {
        let said = printable(sentence)
        return said.count <= 200 ? said : said.prefix(200) + "…"
    }
}
