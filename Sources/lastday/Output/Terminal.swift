import Glibc
import LastdayRules
import LastdayService
import Synchronization

/// Where the answer goes, and what can be shown there.
struct Terminal {
    /// Whether somebody looks on.
    let isInteractive: Bool
    /// How many columns there are; nil where the answer goes to a file or a pipe, which has no edge.
    let width: Int?
    /// Whether colours are welcome: at a terminal, unless NO_COLOR says otherwise (https://no-color.org).
    let hasColour: Bool

    static let current = Terminal()
    /// Whether an answer was lost, which is said once.
    private static let isLost = Atomic(false)

    private init() {
        isInteractive = isatty(STDOUT_FILENO) == 1
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        width = isInteractive ? (isKnown ? Int(size.ws_col) : 80) : nil
        hasColour = isInteractive && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
    }

    /// The text in bold, where that can be shown.
    func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    /// Writes a text for programs as it is; where somebody looks on, with nothing in it that would move the terminal.
    func writeForPrograms(_ text: String) {
        guard isInteractive else { return write(text) }
        write(
            text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }
                .joined(separator: "\n")
        )
    }

    /// Writes the text, all of it.
    ///
    /// Whoever read along may go (`| head`): nothing more is said then, and what is being done is done all the same. Where
    /// the answer cannot be written for another reason, the process ends by saying so (sysexits' 74), for nothing has been
    /// done; once something has, that is said instead, and what is done stays a success.
    func write(_ text: String) {
        guard !Self.isLost.load(ordering: .relaxed) else { return }
        var text = text
        text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count {
                let count = Glibc.write(
                    STDOUT_FILENO,
                    bytes.baseAddress.map { $0 + written },
                    bytes.count - written
                )
                if count < 0, errno == EINTR { continue }
                if count < 0, errno == EPIPE { return }
                guard count > 0 else {
                    let why = String(cString: strerror(errno))
                    guard ActsDone.any else {
                        complain("the output cannot be written: \(why)")
                        exit(74)
                    }
                    Self.isLost.store(true, ordering: .relaxed)
                    return complain("it was done, but the output cannot be written: \(why)")
                }
                written += count
            }
        }
    }
}

/// Says something on standard error.
func complain(_ sentence: String) {
    let line = Array("lastday: \(sentence)\n".utf8)
    _ = Glibc.write(STDERR_FILENO, line, line.count)
}

/// Writes a line of an answer, and never more than one line, whatever is in it.
func say(_ line: String) { Terminal.current.write(printable(line) + "\n") }
