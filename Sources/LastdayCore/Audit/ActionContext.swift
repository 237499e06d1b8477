/// Who acts, when, and by which command.
public struct ActionContext: Sendable, Equatable {
    /// The single clock reading that the whole action uses, taken once no other process can write.
    public let at: Instant
    /// Who acts.
    public let actor: Actor
    /// The command, or a name for the service's own work: "queue", "night".
    public let command: String

    /// Creates a context.
    public init(at: Instant, actor: Actor, command: String) {
        self.at = at
        self.actor = actor
        self.command = command
    }
}

extension ActionContext {
    /// The largest step back that counts as a mere correction of the clock, in seconds.
    ///
    /// Time services step a clock by seconds; an operator who sets it back further means a different time.
    private static let correction: Int64 = 300

    /// Returns the instant of an action that begins now, never before what the store has already: an audit
    /// does not go back in time.
    ///
    /// The exception is a clock that was set back by more than a correction: nothing is dated by a clock that
    /// was wrong.
    ///
    /// - Parameters:
    ///   - now: The clock's time, read once no other process can write.
    ///   - last: The instant of the last audited action; nil before the first.
    /// - Returns: The current instant, or the last action's if the clock was merely corrected since.
    /// - Throws: ``Refusal/clockBeyondDates(_:)`` if the instant is outside the years that can be written and
    ///   read back.
    public static func instant(_ now: Instant, after last: Instant?) throws -> Instant {
        guard now.hasText else { throw Refusal.clockBeyondDates(now) }
        guard let last, now < last, last <= now.adding(seconds: correction) else { return now }
        return last
    }
}

/// The person behind a command, or the service.
public struct Actor: Sendable, Equatable, CustomStringConvertible {
    /// The login name, or the user number if the system has no name for it.
    public let name: String
    /// The number of the user who logged in.
    public let uid: UInt32
    /// The name of the user that the command ran as, if different: "root" under sudo.
    public let effectiveName: String?

    /// Creates an actor.
    public init(name: String, uid: UInt32, effectiveName: String? = nil) {
        self.name = name
        self.uid = uid
        self.effectiveName = effectiveName
    }

    /// The actor as the audit shows it: "keltner", "keltner (as root)".
    public var description: String { effectiveName.map { "\(name) (as \($0))" } ?? name }
}
