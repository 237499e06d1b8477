/// Who does something, when, and by which command.
public struct Occasion: Sendable, Equatable {
    /// The one reading of the clock that the whole act goes by.
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
