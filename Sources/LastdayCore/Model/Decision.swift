/// What a rule answers: the events that follow, and what to tell whoever asked.
///
/// The same events are what the store writes, the audit keeps, the journal tells and a dry run shows.
public struct Decision<Outcome: Sendable>: Sendable {
    /// What is to happen, in order; empty where there is nothing to do.
    public let events: [Event]
    /// What to tell.
    public let outcome: Outcome

    /// A decision for these events.
    public init(_ events: [Event], _ outcome: Outcome) {
        self.events = events
        self.outcome = outcome
    }
}

/// One thing that happens to one person, account or run: one audit entry and one journal entry.
public struct Event: Sendable, Equatable {
    /// The kinds of event; each has its own MESSAGE_ID in the journal.
    public enum Kind: String, FieldWord {
        case queued
        case rescheduled
        case cancelled
        case closed
        case completed
        case disabled
        case reinstated
        case imported
        case contactMarked = "contact-marked"
        case contactFormSent = "contact-form-sent"
        case runStarted = "run-started"
        case runFinished = "run-finished"
        case held
        case released
        /// A person accepted that the journal knows of acts that the store has not.
        case gapAccepted = "gap-accepted"
        case undone
        case clockDoubted = "clock-doubted"
        case clockTrusted = "clock-trusted"
        case zoneMoved = "zone-moved"
        case restored
    }

    /// What kind of thing happens.
    public let kind: Kind
    /// The account that it happens to.
    public let username: String?
    /// The number of the person that it happens to.
    public let person: Int64?
    /// The account's Expires Date after it.
    public let expiresOn: CivilDate?
    /// The run that it belongs to.
    public let run: Int64?
    /// The night that it belongs to.
    public let night: CivilDate?
    /// The records that change, each from what to what.
    public let changes: [Change]

    /// Something that happens to an account.
    package init(_ kind: Kind, to account: UserAccount, run: Run? = nil, _ changes: [Change]) {
        self.kind = kind
        username = account.username
        person = account.person
        expiresOn = account.expiresOn
        self.run = run?.number
        night = run?.night
        self.changes = changes
    }

    /// Something that happens to a person without an account.
    package init(_ kind: Kind, to person: Person, _ changes: [Change]) {
        self.kind = kind
        username = nil
        self.person = person.number
        expiresOn = nil
        run = nil
        night = nil
        self.changes = changes
    }

    /// Something that happens to a run.
    package init(_ kind: Kind, to run: Run, _ changes: [Change]) {
        self.kind = kind
        username = nil
        person = nil
        expiresOn = nil
        self.run = run.number
        night = run.night
        self.changes = changes
    }

    /// Something that happens to the store as a whole, or to its audit alone.
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
