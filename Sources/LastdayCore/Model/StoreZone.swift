/// The zone whose midnights a store goes by, remembered from its making.
public struct StoreZone: Recorded {
    /// What it is called among what a store says about itself.
    private(set) var about = "zone"
    /// As a store keeps it: the name, behind "machine:" where nobody has named it.
    public private(set) var text: String

    /// The mark of a zone that nobody has named.
    private static let mark = "machine:"

    /// The zone's name in the time zone database.
    public var name: String { isChosen ? text : String(text.dropFirst(Self.mark.count)) }

    /// Whether somebody named it; else it was the machine's when the store was made, and nobody has said otherwise.
    public var isChosen: Bool { !text.hasPrefix(Self.mark) }

    /// A zone of that name.
    public init(_ name: String, isChosen: Bool = true) {
        text = isChosen ? name : Self.mark + name
    }

    /// What ``text`` has written; nil where nothing stands there.
    public init?(text: String) {
        self.text = text
        if name.isEmpty { return nil }
    }

    /// There is one.
    public var number: Int64 { 1 }

    /// As the audit has it.
    public static let schema = RecordSchema(
        .about,
        blank: StoreZone(""),
        [FieldSchema("name", \.about), FieldSchema("value", \.text)]
    )
}
