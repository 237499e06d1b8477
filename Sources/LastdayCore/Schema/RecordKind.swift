/// The kinds of things that a store holds.
public enum RecordKind: String, Sendable, CaseIterable {
    case person, run, account, employment, assignment, document, offboarding, night
    /// An entry of the audit.
    case audit
    /// The store's information about itself: its zone.
    case about

    /// The kinds of records, each after those that it refers to, so that everything can be rewritten in this
    /// order.
    public static let records: [RecordKind] = [
        .person, .run, .account, .employment, .assignment, .document, .offboarding, .night,
    ]

    /// Everything that a copy of a store contains, in the order of writing.
    public static let copied = records + [.audit]

    /// The plural, which exports and JSON stores use as the name of the list.
    public var plural: String {
        switch self {
        case .person: "people"
        case .audit, .about: rawValue
        default: rawValue + "s"
        }
    }

    /// Creates the kind whose list has that name; nil if there is none.
    public init?(plural: String) {
        guard let kind = Self.copied.first(where: { $0.plural == plural }) else { return nil }
        self = kind
    }
}
