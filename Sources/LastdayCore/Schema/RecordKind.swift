/// The kinds of things that a store keeps.
public enum RecordKind: String, Sendable, CaseIterable {
    case person, run, account, employment, assignment, document, offboarding, night
    /// An entry of the audit.
    case audit
    /// What the store says about itself: its zone.
    case about

    /// The kinds of records, each after those that it refers to: in this order everything can be written again.
    public static let records: [RecordKind] = [
        .person, .run, .account, .employment, .assignment, .document, .offboarding, .night,
    ]

    /// All that a copy of a store has, in the order of writing.
    public static let copied = records + [.audit]

    /// The word for several, by which exports and JSON stores call the list of all.
    public var plural: String {
        switch self {
        case .person: "people"
        case .audit, .about: rawValue
        default: rawValue + "s"
        }
    }

    /// The kind whose list is called so.
    public init?(plural: String) {
        guard let kind = Self.copied.first(where: { $0.plural == plural }) else { return nil }
        self = kind
    }
}
