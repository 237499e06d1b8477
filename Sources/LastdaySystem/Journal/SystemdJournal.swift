import Glibc
import Synchronization

/// The system's journal, by its native protocol (https://systemd.io/JOURNAL_NATIVE_PROTOCOL/).
///
/// libsystemd's sender waits as long as journald does not read, which may be for ever. This one waits for a limited time
/// and, once it has waited in vain, no more until an entry is taken again (or ``hopeAgain()``).
public final class SystemdJournal: Sendable {
    /// The journal of this machine.
    public static let system = SystemdJournal(at: "/run/systemd/journal/socket")

    private let path: String
    private let state = Mutex(State())

    private struct State {
        var connection: JournalConnection?
        /// Whether an entry was waited for in vain, and none has been taken since.
        var isHopeless = false
    }

    /// The journal that listens at that path.
    public init(at path: String) { self.path = path }

    /// Whether there is a journal to send to on this machine.
    package static var isThere: Bool { system.isThere }

    /// Whether there is a journal to send to; it may be one that takes nothing.
    package var isThere: Bool { access(path, W_OK) == 0 }

    /// Whether this machine should have one (sd_booted(3)), so that it comes back where it is gone.
    package static var isExpected: Bool { access("/run/systemd/system", F_OK) == 0 }

    /// How long one wait is, in milliseconds; between two it is asked whether to stop.
    private static let slice: Int32 = 10

    /// Sends one entry.
    ///
    /// - Parameters:
    ///   - fields: The entry.
    ///   - patience: How long to wait for journald to take it, in milliseconds.
    ///   - isToStop: Asked while waiting; where it says so, the entry is not sent.
    /// - Returns: Whether the journal has taken it. What it does with it then, nobody is told.
    package func send(
        _ fields: [JournalField],
        within patience: Int32,
        stoppingWhen isToStop: () -> Bool = { false }
    ) -> Bool {
        let datagram = JournalDatagram(fields)
        return state.withLock { state in
            var rest = state.isHopeless ? 0 : patience
            while true {
                switch attempt(datagram, &state) {
                case .taken:
                    state.isHopeless = false
                    return true
                case .refused:
                    return false
                case .full:
                    guard rest > 0, !isToStop() else {
                        if rest <= 0 { state.isHopeless = true }
                        return false
                    }
                    rest -= state.connection?.waitForRoom(atMost: Self.slice) ?? rest
                }
            }
        }
    }

    /// Waits for the next entry as if none had been waited for in vain.
    package func hopeAgain() { state.withLock { $0.isHopeless = false } }

    /// Sends it over the connection there is; over a new one where journald has another socket by now.
    private func attempt(_ datagram: JournalDatagram, _ state: inout State) -> JournalConnection.Answer {
        if let answer = state.connection?.send(datagram), answer != .refused { return answer }
        state.connection = JournalConnection(to: path)
        return state.connection?.send(datagram) ?? .refused
    }
}
