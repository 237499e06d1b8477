/// One event as the store keeps it for ever: who, when, by which command or run, before and after.
public struct AuditEntry: Sendable, Equatable {
    /// Its place in the audit: 1, 2, 3 … without a gap.
    public internal(set) var sequence: Int64
    /// When it happened: the same instant as everything else of the same act.
    public internal(set) var at: Instant
    /// What kind of event.
    public internal(set) var kind: Event.Kind
    /// Who did it.
    public internal(set) var actor: String
    /// The user number that whoever did it had logged in with.
    public internal(set) var actorUID: UInt32
    /// The command, or the service's own work.
    public internal(set) var command: String
    /// The account it happened to.
    public internal(set) var username: String?
    /// The number of the person it happened to.
    public internal(set) var person: Int64?
    /// The account's Expires Date after it.
    public internal(set) var expiresOn: CivilDate?
    /// The run it belongs to.
    public internal(set) var run: Int64?
    /// The night it belongs to.
    public internal(set) var night: CivilDate?
    /// What changed, from what to what, as JSON (``AuditChanges``).
    public internal(set) var changes: String
    /// What ties it to the entry before (``AuditChain``); nil where no store has kept it yet.
    public let link: AuditLink?

    /// An entry as it was read back from a store.
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

    /// The entry that records an event on an occasion.
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

    /// The same entry, linked to the one before it.
    public func linked(by linking: inout AuditChain) -> AuditEntry { with(linking.link(self)) }

    /// The same entry with that link.
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
    /// Its place in the audit.
    public var number: Int64 { sequence }

    /// Its fields; what ties it to the entry before is none of them.
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
