/// The zone whose midnights a store follows, recorded when the store is created.
public struct StoreZone: Recorded {
    /// Its name among the store's information about itself.
    private(set) var about = "zone"
    /// The stored form: the name, prefixed with "machine:" if the zone was not chosen.
    public private(set) var text: String

    /// The prefix of a zone that was not chosen.
    private static let mark = "machine:"

    /// The zone's name in the time zone database.
    public var name: String { isChosen ? text : String(text.dropFirst(Self.mark.count)) }

    /// Whether an operator chose the zone; if not, it was the machine's zone when the store was created.
    public var isChosen: Bool { !text.hasPrefix(Self.mark) }

    /// Creates a zone of that name.
    public init(_ name: String, isChosen: Bool = true) {
        text = isChosen ? name : Self.mark + name
    }

    /// Reads the form of ``text``; nil if the name is empty.
    public init?(text: String) {
        self.text = text
        if name.isEmpty { return nil }
    }

    /// Always 1, because a store has only one.
    public var number: Int64 { 1 }

    /// The fields as the audit records them.
    public static let schema = RecordSchema(
        .about,
        blank: StoreZone(""),
        [FieldSchema("name", \.about), FieldSchema("value", \.text)]
    )
}
