/// The result of a rule: the events that follow, and the outcome to report to the caller.
///
/// The same events are written to the store, recorded in the audit, published to the journal and shown by a
/// dry run.
public struct Decision<Outcome: Sendable>: Sendable {
    /// The events that are to happen, in order; empty if there is nothing to do.
    public let events: [Event]
    /// The outcome to report.
    public let outcome: Outcome

    /// Creates a decision for these events.
    public init(_ events: [Event], _ outcome: Outcome) {
        self.events = events
        self.outcome = outcome
    }
}

/// Something that happens to one person, account or run, or to the store: one audit entry and one journal
/// entry.
public struct Event: Sendable, Equatable {
    /// The kind of an event; each has its own MESSAGE_ID in the journal.
    public enum Kind: String, FieldWord {
        case queued
        case rescheduled
        case cancelled
        case closed
        case completed
        case disabled
        case reinstated
        case imported
        /// An operator said whose the account is.
        case identified
        case contactMarked = "contact-marked"
        case contactFormSent = "contact-form-sent"
        case runStarted = "run-started"
        case runFinished = "run-finished"
        case held
        case released
        /// An operator accepted that the journal has entries of acts that the store lacks.
        case gapAccepted = "gap-accepted"
        case undone
        case clockDoubted = "clock-doubted"
        case clockTrusted = "clock-trusted"
        case zoneMoved = "zone-moved"
        case restored
    }

    /// The kind of event.
    public let kind: Kind
    /// The username of the account that it happens to, if any.
    public let username: String?
    /// The number of the person that it happens to, if any.
    public let person: Int64?
    /// The account's Expires Date after the event.
    public let expiresOn: CivilDate?
    /// The number of the run that it belongs to, if any.
    public let run: Int64?
    /// The night that it belongs to, if any.
    public let night: CivilDate?
    /// The changes to records.
    public let changes: [Change]

    /// Creates an event of an account.
    package init(_ kind: Kind, to account: UserAccount, run: Run? = nil, _ changes: [Change]) {
        self.kind = kind
        username = account.username
        person = account.person
        expiresOn = account.expiresOn
        self.run = run?.number
        night = run?.night
        self.changes = changes
    }

    /// Creates an event of a person without an account.
    package init(_ kind: Kind, to person: Person, _ changes: [Change]) {
        self.kind = kind
        username = nil
        self.person = person.number
        expiresOn = nil
        run = nil
        night = nil
        self.changes = changes
    }

    /// Creates an event of a run.
    package init(_ kind: Kind, to run: Run, _ changes: [Change]) {
        self.kind = kind
        username = nil
        person = nil
        expiresOn = nil
        self.run = run.number
        night = run.night
        self.changes = changes
    }

    /// Creates an event of the store as a whole, or of its audit alone.
    package init(_ kind: Kind, _ changes: [Change] = []) {
        self.kind = kind
        username = nil
        person = nil
        expiresOn = nil
        run = nil
        night = nil
        self.changes = changes
    }
}
