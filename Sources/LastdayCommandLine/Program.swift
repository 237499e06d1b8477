public import ArgumentParser
import Glibc
import LastdayMessages
import LastdayCore
import LastdayService
import LastdaySystem

/// The entry point of a program: the only place where an error becomes a line and an exit code.
public enum Program {
    /// Parses the arguments, runs the command, and ends the process.
    public static func run(_ root: (some AsyncParsableCommand).Type) async -> Never {
        // A reader may close the pipe early (`| head`). Writing then fails with EPIPE, and the program can
        // finish its work.
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow further (ulimit -f) is then an error like a full disk, and does not kill
        // the process.
        signal(SIGXFSZ, SIG_IGN)
        var arguments: [String] = []
        do {
            arguments = Array(try ProgramArguments.read().dropFirst())
            var command = try root.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            exit(EXIT_SUCCESS)
        } catch let failure as any Failure {
            for detail in (failure as? any Explained)?.details ?? [] { complain(root._commandName, detail) }
            let isCritical = (failure as? ZoneFailure)?.isCritical ?? false
            complain(root._commandName, "\(failure)", isCritical: isCritical)
            exit(failure.kind.exitCode)
        } catch {
            // Requests for help or the version are errors too, which the library prints.
            if root.exitCode(for: error) == .validationFailure {
                complain(root._commandName, usage(root, arguments, error))
                exit(FailureKind.usage.exitCode)
            }
            root.exit(withError: error)
        }
    }

    /// Returns one line that says what is wrong with the arguments and where they are explained; the
    /// library's own message has several.
    private static func usage(
        _ root: (some ParsableCommand).Type,
        _ arguments: [String],
        _ error: any Error
    ) -> String {
        if let unknown = UnknownCommand(in: arguments, of: root) {
            return pointing(unknown.description, to: unknown.help)
        }
        let lines = root.message(for: error).split(separator: "\n").map { line in
            String(line.drop { $0 == " " })
        }
        let help = root.fullMessage(for: error).split(separator: "\n").last { $0.contains("--help'") }
        let command = help?.split(separator: "'").dropFirst().first ?? "\(root._commandName) --help"
        return pointing(lines.joined(separator: " "), to: String(command))
    }

    /// Returns the sentence, followed by the command that explains more.
    private static func pointing(_ sentence: String, to command: String) -> String {
        if sentence.hasSuffix("?") { return "\(sentence) See: \(command)" }
        return "\(sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence); see: \(command)"
    }

    /// Whether standard error goes to the journal (systemd.exec(5), JOURNAL_STREAM).
    public static var speaksToTheJournal: Bool {
        guard let stream = getenv("JOURNAL_STREAM") else { return false }
        var status = stat()
        return fstat(STDERR_FILENO, &status) == 0
            && String(cString: stream) == "\(status.st_dev):\(status.st_ino)"
    }

    private static func complain(_ program: String, _ sentence: String, isCritical: Bool = false) {
        // The journal reads the priority from the start of the line (sd-daemon(3), SD_ERR and SD_CRIT).
        let priority = speaksToTheJournal ? (isCritical ? "<2>" : "<3>") : ""
        let line = Array("\(priority)\(program): \(printable(sentence))\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
    }
}

extension FailureKind {
    /// The exit code, as in sysexits(3).
    var exitCode: Int32 {
        switch self {
        case .usage: 64
        case .badData: 65
        case .missing: 66
        case .unavailable: 69
        case .busy: 75
        case .notPermitted: 77
        case .configuration: 78
        }
    }
}
