/// A time zone: its name in the time zone database and its rules.
public struct Zone: Sendable, Equatable {
    /// The name, as "America/Denver".
    public let name: String
    /// What its clocks show at any instant.
    public let rules: ZoneRules

    /// A zone of that name and those rules.
    public init(name: String, rules: ZoneRules) {
        self.name = name
        self.rules = rules
    }
}
