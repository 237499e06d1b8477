import LastdayMessages
import LastdayCore
import LastdaySystem
public import Logging

/// A backend for swift-log that writes to the journal, if there is one, and optionally readable lines.
///
/// Metadata keys become journal fields; a key that the journal does not allow is left out there. A line that
/// the journal does not take is lost: nothing waits for it.
public struct JournalLogHandler: LogHandler {
    /// The metadata of every event.
    public var metadata: Logger.Metadata = [:]
    /// The lowest level that is written.
    public var logLevel: Logger.Level = .info
    private let label: String
    private let lines: TerminalLines?
    private let journal: SystemdJournal

    /// How long journald may take for one line, in milliseconds.
    private static let patience: Int32 = 200

    /// Creates a handler for a logger of that label.
    ///
    /// - Parameters:
    ///   - label: The logger's label, which becomes SYSLOG_IDENTIFIER.
    ///   - lines: Where to write readable lines as well; nil for nowhere.
    public init(label: String, lines: TerminalLines?) {
        self.init(label: label, lines: lines, journal: .system)
    }

    /// Creates a handler that writes to that journal.
    init(label: String, lines: TerminalLines?, journal: SystemdJournal) {
        self.label = label
        self.lines = lines
        self.journal = journal
    }

    /// The metadata under that key.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one event.
    public func log(event: LogEvent) {
        lines?.write(event.message.description)
        guard journal.isThere else { return }
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }
        let all: [JournalField?] =
            [
                JournalField("MESSAGE", printable(event.message.description)),
                JournalField("PRIORITY", Self.priority(event.level)),
                JournalField("SYSLOG_IDENTIFIER", label),
            ] + fields.sorted { $0.key < $1.key }.map { JournalField($0.key, $0.value.description) }
        _ = journal.send(all.compactMap(\.self), within: Self.patience)
    }

    /// Returns the syslog priority of a level.
    private static func priority(_ level: Logger.Level) -> String {
        switch level {
        case .trace, .debug: "7"
        case .info: "6"
        case .notice: "5"
        case .warning: "4"
        case .error: "3"
        case .critical: "2"
        }
    }
}

extension Logger {
    /// Logs a service event as one kind of journal entry.
    func report(
        _ level: Logger.Level,
        _ kind: ServiceEvent,
        _ sentence: String,
        _ fields: Logger.Metadata = [:]
    ) {
        let about: Logger.Metadata = [
            "LASTDAY_EVENT": .string(kind.rawValue), "MESSAGE_ID": .string(MessageID.of(kind)),
        ]
        log(level: level, "\(sentence)", metadata: about.merging(fields) { $1 })
    }
}
