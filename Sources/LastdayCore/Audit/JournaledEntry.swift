/// An audit entry as a journal has it.
public struct JournaledEntry: Sendable, Equatable {
    /// Its number in the audit.
    public let sequence: Int64
    /// Its link.
    public let link: AuditLink
    /// The link of the first entry of its store's audit; nil where it was told by 0.1.0, which named only the path.
    public let beginning: AuditLink?
    /// When it happened.
    public let at: Instant
    /// What kind of event; a text, for a newer version may have told it.
    public let event: String
    /// What it says, as a sentence.
    public let sentence: String
    /// Who did it.
    public var actor = ""
    /// The command, or the service's own work.
    public var command = ""
    /// The account it happened to.
    public var username: String?
    /// The number of the person it happened to.
    public var person: Int64?
    /// The account's Expires Date after it.
    public var expiresOn: CivilDate?
    /// The run it belongs to.
    public var run: Int64?
    /// The night it belongs to.
    public var night: CivilDate?
    /// The number of the user who sent it to the journal, as the kernel says.
    public var sender: UInt32 = 0

    /// An entry that was told.
    public init(
        sequence: Int64,
        link: AuditLink,
        beginning: AuditLink?,
        at: Instant,
        event: String,
        sentence: String
    ) {
        self.sequence = sequence
        self.link = link
        self.beginning = beginning
        self.at = at
        self.event = event
        self.sentence = sentence
    }

    /// What kind of event; nil where it is none that is known here.
    public var kind: Event.Kind? { Event.Kind(rawValue: event) }
}
