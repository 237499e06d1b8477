/// An audit entry as the journal has it.
public struct JournaledEntry: Sendable, Equatable {
    /// The number in the audit.
    public let sequence: Int64
    /// The entry's link.
    public let link: AuditLink
    /// The link of the first entry in its store's audit; nil if version 0.1.0 published it, which named only
    /// the path.
    public let beginning: AuditLink?
    /// The instant of the event.
    public let at: Instant
    /// The kind of event, as text, since a newer version may have published it.
    public let event: String
    /// The entry as a sentence.
    public let sentence: String
    /// Who acted.
    public var actor = ""
    /// The command, or a name for the service's own work.
    public var command = ""
    /// The username of the account concerned.
    public var username: String?
    /// The number of the person concerned.
    public var person: Int64?
    /// The account's Expires Date after the event.
    public var expiresOn: CivilDate?
    /// The number of the run that the event belongs to.
    public var run: Int64?
    /// The night that the event belongs to.
    public var night: CivilDate?
    /// The number of the user who sent it to the journal, according to the kernel.
    public var sender: UInt32 = 0

    /// Creates an entry that was published.
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

    /// The kind of event; nil if this version does not know it.
    public var kind: Event.Kind? { Event.Kind(rawValue: event) }
}
