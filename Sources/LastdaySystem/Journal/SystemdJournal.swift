import Glibc
import Synchronization

/// The system's journal, by its native protocol (https://systemd.io/JOURNAL_NATIVE_PROTOCOL/).
///
/// libsystemd's sender waits as long as journald does not read, which may be for ever. This one waits for a
/// limited time and, once it has waited in vain, not at all until an entry is taken again (or ``hopeAgain()``
/// is called).
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

    /// Creates a journal whose socket is at that path.
    public init(at path: String) { self.path = path }

    /// Whether there is a journal to send to on this machine.
    package static var isThere: Bool { system.isThere }

    /// Whether there is a journal to send to, though it may not take anything.
    package var isThere: Bool { access(path, W_OK) == 0 }

    /// Whether this machine should have a journal (sd_booted(3)), so that a missing one will come back.
    package static var isExpected: Bool { access("/run/systemd/system", F_OK) == 0 }

    /// The length of one wait, in milliseconds; between two waits, the sender asks whether to stop.
    private static let slice: Int32 = 10

    /// Sends one entry.
    ///
    /// - Parameters:
    ///   - fields: The fields of the entry.
    ///   - patience: How long to wait for journald to take it, in milliseconds.
    ///   - isToStop: Asked while waiting; if true, the entry is not sent.
    /// - Returns: Whether the journal has taken the entry; what it does with it then is not reported.
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

    /// Lets the next entry be waited for as if none had been waited for in vain.
    package func hopeAgain() { state.withLock { $0.isHopeless = false } }

    /// Sends an entry over the existing connection, or over a new one if journald has another socket by now.
    private func attempt(_ datagram: JournalDatagram, _ state: inout State) -> JournalConnection.Answer {
        if let answer = state.connection?.send(datagram), answer != .refused { return answer }
        state.connection = JournalConnection(to: path)
        return state.connection?.send(datagram) ?? .refused
    }
}
