/// A time zone: its name in the time zone database and its rules.
public struct Zone: Sendable, Equatable {
    /// The name, such as "America/Denver".
    public let name: String
    /// The rules for what its clocks show at any instant.
    public let rules: ZoneRules

    /// Creates a zone.
    public init(name: String, rules: ZoneRules) {
        self.name = name
        self.rules = rules
    }
}
