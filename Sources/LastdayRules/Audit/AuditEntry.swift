/// One event as the store keeps it for ever: who, when, by which command or run, before and after.
public struct AuditEntry: Sendable, Equatable {
    /// Its place in the audit: 1, 2, 3 … without a gap.
    public let sequence: Int64
    /// When it happened: the same instant as everything else of the same act.
    public let at: Instant
    /// What kind of event.
    public let kind: Event.Kind
    /// Who did it.
    public let actor: String
    /// The user number that whoever did it had logged in with.
    public let actorUID: UInt32
    /// The command, or the service's own work.
    public let command: String
    /// The account it happened to.
    public let username: String?
    /// The number of the person it happened to.
    public let person: Int64?
    /// The account's Expires Date after it.
    public let expiresOn: CivilDate?
    /// The run it belongs to.
    public let run: Int64?
    /// The night it belongs to.
    public let night: CivilDate?
    /// What changed, from what to what, as JSON (``AuditChanges``).
    public let changes: String
    /// What ties it to the entry before (``AuditLinking``); nil where no store has kept it yet.
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
    public init(sequence: Int64, _ event: Event, on occasion: Occasion) {
        self.init(
            sequence: sequence,
            at: occasion.at,
            kind: event.kind,
            actor: occasion.actor.description,
            actorUID: occasion.actor.uid,
            command: occasion.command,
            username: event.username,
            person: event.person,
            expiresOn: event.expiresOn,
            run: event.run,
            night: event.night,
            changes: auditText(of: event.changes)
        )
    }

    /// The same entry, linked to the one before it.
    public func linked(by linking: inout AuditLinking) -> AuditEntry { with(linking.link(self)) }

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

    /// The names of ``fields``, in their order.
    public static let fieldNames = [
        "sequence", "at", "event", "actor", "actor_uid", "command", "username", "person", "expires_on", "run",
        "night", "changes",
    ]

    /// The entry's fields in a fixed order.
    public var fields: [Field] {
        [
            Field("sequence", .number(sequence)),
            Field("at", .instant(at)),
            Field("event", .text(kind.rawValue)),
            Field("actor", .text(actor)),
            Field("actor_uid", .number(Int64(actorUID))),
            Field("command", .text(command)),
            Field("username", .optional(username)),
            Field("person", person.map { .number($0) } ?? .none),
            Field("expires_on", .date(expiresOn)),
            Field("run", run.map { .number($0) } ?? .none),
            Field("night", .date(night)),
            Field("changes", .json(changes)),
        ]
    }
}
