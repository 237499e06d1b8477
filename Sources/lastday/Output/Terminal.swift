import Glibc
import LastdayMessages
import LastdayCore
import LastdayService
import Synchronization

/// The destination of the output, and what can be shown there.
struct Terminal {
    /// Whether the output goes to a terminal.
    let isInteractive: Bool
    /// The number of columns of the terminal; nil if the output goes to a file or a pipe.
    let width: Int?
    /// Whether to use colours and bold: at a terminal, unless NO_COLOR is set (https://no-color.org).
    let hasColour: Bool

    static let current = Terminal()
    /// Whether output was lost, which is reported once.
    private static let isLost = Atomic(false)

    private init() {
        isInteractive = isatty(STDOUT_FILENO) == 1
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        width = isInteractive ? (isKnown ? Int(size.ws_col) : 80) : nil
        hasColour = isInteractive && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
    }

    /// Returns the text in bold, if that can be shown.
    func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    /// Writes a text for programs unchanged; on a terminal, with control characters made harmless.
    func writeForPrograms(_ text: String) {
        guard isInteractive else { return write(text) }
        write(
            text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }
                .joined(separator: "\n")
        )
    }

    /// Writes the text, all of it.
    ///
    /// If the reader closes the pipe early (`| head`), the rest of the output is dropped, and the command
    /// continues. If the output cannot be written for another reason, the process reports that and exits with
    /// code 74 (EX_IOERR of sysexits(3)). If a change has already been made, it reports that the change was
    /// done, and continues.
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
                    guard LastingChange.any else {
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

/// Writes a line to standard error.
func complain(_ sentence: String) {
    let line = Array("lastday: \(sentence)\n".utf8)
    _ = Glibc.write(STDERR_FILENO, line, line.count)
}

/// Writes one line of output.
///
/// Line breaks in the text are made visible, so it never becomes several lines.
func say(_ line: String) { Terminal.current.write(printable(line) + "\n") }
