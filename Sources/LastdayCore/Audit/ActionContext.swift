/// Who does something, when, and by which command.
public struct ActionContext: Sendable, Equatable {
    /// The one reading of the clock that the whole act goes by, taken once nobody else can write.
    public let at: Instant
    /// Who does it.
    public let actor: Actor
    /// The command, or the service's own work: "queue", "night".
    public let command: String

    /// An occasion.
    public init(at: Instant, actor: Actor, command: String) {
        self.at = at
        self.actor = actor
        self.command = command
    }
}

extension ActionContext {
    /// By how much a clock may be put back so that it was only corrected, in seconds.
    ///
    /// What time services step is seconds; who sets a clock by more means another time.
    private static let correction: Int64 = 300

    /// When an act happens that begins now, behind what the store has kept already: an audit does not go back in time.
    ///
    /// Only where somebody has set the clock back does it, as it must: nothing is dated by a clock that was wrong.
    ///
    /// - Parameters:
    ///   - now: What the clock shows once nobody else can write.
    ///   - last: When the last audited act happened; nil before the first.
    /// - Returns: The instant; the last act's, where the clock was only corrected since.
    /// - Throws: ``Refusal/clockBeyondDates(_:)`` for an instant that nobody could read again.
    public static func instant(_ now: Instant, after last: Instant?) throws -> Instant {
        guard now.hasText else { throw Refusal.clockBeyondDates(now) }
        guard let last, now < last, last <= now.adding(seconds: correction) else { return now }
        return last
    }
}

/// The real person behind a command, or the service.
public struct Actor: Sendable, Equatable, CustomStringConvertible {
    /// The login name, or the number where the system knows no name for it.
    public let name: String
    /// The user number that the person logged in with.
    public let uid: UInt32
    /// The name of the user that the command ran as, where that is another: "root" under sudo.
    public let effectiveName: String?

    /// An actor.
    public init(name: String, uid: UInt32, effectiveName: String? = nil) {
        self.name = name
        self.uid = uid
        self.effectiveName = effectiveName
    }

    /// The actor as the audit tells it: "keltner", "keltner (as root)".
    public var description: String { effectiveName.map { "\(name) (as \($0))" } ?? name }
}
