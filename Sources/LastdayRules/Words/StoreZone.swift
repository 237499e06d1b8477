/// The zone whose midnights a store goes by, remembered from its making.
public struct StoreZone: Recorded {
    /// It stands among what the store says about itself.
    public static let sort = RecordSort.about

    /// The zone's name in the time zone database.
    public let name: String
    /// Whether somebody named it; else it was the machine's when the store was made, and nobody has said otherwise.
    public let isChosen: Bool

    /// The mark of a zone that nobody has named.
    private static let mark = "machine:"

    /// A zone of that name.
    public init(_ name: String, isChosen: Bool = true) {
        self.name = name
        self.isChosen = isChosen
    }

    /// What ``text`` has written; nil where nothing stands there.
    public init?(text: String) {
        let isChosen = !text.hasPrefix(Self.mark)
        let name = isChosen ? text : String(text.dropFirst(Self.mark.count))
        guard !name.isEmpty else { return nil }
        self.init(name, isChosen: isChosen)
    }

    /// As a store keeps it: the name, behind "machine:" where nobody has named it.
    public var text: String { isChosen ? name : Self.mark + name }

    /// There is one.
    public var number: Int64 { 1 }

    /// As the audit has it.
    public var fields: [Field] { [Field("name", .text("zone")), Field("value", .text(text))] }
}
