/// One event as the store holds it for ever: who, when, by which command or run, before and after.
public struct AuditEntry: Sendable, Equatable {
    /// The place in the audit: 1, 2, 3 … without a gap.
    public internal(set) var sequence: Int64
    /// The instant of the event, the same for everything in one action.
    public internal(set) var at: Instant
    /// The kind of event.
    public internal(set) var kind: Event.Kind
    /// Who acted.
    public internal(set) var actor: String
    /// The number of the user who logged in.
    public internal(set) var actorUID: UInt32
    /// The command, or a name for the service's own work.
    public internal(set) var command: String
    /// The username of the account concerned.
    public internal(set) var username: String?
    /// The number of the person concerned.
    public internal(set) var person: Int64?
    /// The account's Expires Date after the event.
    public internal(set) var expiresOn: CivilDate?
    /// The number of the run that the event belongs to.
    public internal(set) var run: Int64?
    /// The night that the event belongs to.
    public internal(set) var night: CivilDate?
    /// What changed, before and after, as JSON; ``AuditEntry/changesRead()`` parses it.
    public internal(set) var changes: String
    /// The link to the entry before it (``AuditChain``); nil until the entry is stored.
    public let link: AuditLink?

    /// Creates an entry as read from a store.
    public init(
        sequence: Int64,
        at: Instant,
        kind: Event.Kind,
        actor: String,
        actorUID: UInt32,
        command: String,
        username: String?,
        person: Int64?,
        expiresOn: CivilDate?,
        run: Int64?,
        night: CivilDate?,
        changes: String,
        link: AuditLink? = nil
    ) {
        self.sequence = sequence
        self.at = at
        self.kind = kind
        self.actor = actor
        self.actorUID = actorUID
        self.command = command
        self.username = username
        self.person = person
        self.expiresOn = expiresOn
        self.run = run
        self.night = night
        self.changes = changes
        self.link = link
    }

    /// Creates the entry that records an event, in the context of its action.
    public init(sequence: Int64, _ event: Event, on context: ActionContext) {
        self.init(
            sequence: sequence,
            at: context.at,
            kind: event.kind,
            actor: context.actor.description,
            actorUID: context.actor.uid,
            command: context.command,
            username: event.username,
            person: event.person,
            expiresOn: event.expiresOn,
            run: event.run,
            night: event.night,
            changes: auditText(of: event.changes)
        )
    }

    /// Returns the same entry, linked to the one before it.
    public func linked(by linking: inout AuditChain) -> AuditEntry { with(linking.link(self)) }

    /// Returns the same entry with a link.
    public func with(_ link: AuditLink?) -> AuditEntry {
        AuditEntry(
            sequence: sequence,
            at: at,
            kind: kind,
            actor: actor,
            actorUID: actorUID,
            command: command,
            username: username,
            person: person,
            expiresOn: expiresOn,
            run: run,
            night: night,
            changes: changes,
            link: link
        )
    }
}

extension AuditEntry: Recorded {
    /// The place in the audit.
    public var number: Int64 { sequence }

    /// The fields of an entry, without the link.
    public static let schema = RecordSchema(
        .audit,
        blank: AuditEntry(
            sequence: 0,
            at: Instant(seconds: 0),
            kind: .imported,
            actor: "",
            actorUID: 0,
            command: "",
            username: nil,
            person: nil,
            expiresOn: nil,
            run: nil,
            night: nil,
            changes: "{}"
        ),
        [
            FieldSchema("sequence", \.sequence),
            FieldSchema("at", \.at),
            FieldSchema("event", \.kind),
            FieldSchema("actor", \.actor),
            FieldSchema("actor_uid", \.actorUID),
            FieldSchema("command", \.command),
            FieldSchema("username", \.username),
            FieldSchema("person", \.person),
            FieldSchema("expires_on", \.expiresOn),
            FieldSchema("run", \.run),
            FieldSchema("night", \.night),
            FieldSchema(json: "changes", \.changes),
        ]
    )
}
