public import ArgumentParser
import Glibc
import LastdayMessages
import LastdayRules
import LastdayService

/// Runs programs: the one place where an error becomes a line and an exit code.
public enum Program {
    /// Parses the arguments, runs the command, and ends the process.
    public static func run(_ root: (some AsyncParsableCommand).Type) async -> Never {
        // Whoever reads along may go (`| head`): that is heard when writing, and everything is put away first.
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow any more (ulimit -f) is an error like a full disk, not a death without a word.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try root.parseAsRoot(Array(ProgramArguments.read().dropFirst()))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            exit(EXIT_SUCCESS)
        } catch let failure as any Explained {
            for detail in failure.details { complain(root._commandName, detail) }
            let isCritical = (failure as? ZoneFailure)?.isCritical ?? false
            complain(root._commandName, failure.description, isCritical: isCritical)
            exit(failure.kind.exitCode)
        } catch {
            // Help and the version are errors, too, and the library says them well.
            if root.exitCode(for: error) == .validationFailure {
                complain(root._commandName, usage(root, error))
                exit(FailureKind.usage.exitCode)
            }
            root.exit(withError: error)
        }
    }

    /// What is wrong with the arguments, and where they are explained, in one line; the library takes several.
    private static func usage(_ root: (some ParsableCommand).Type, _ error: any Error) -> String {
        let lines = root.message(for: error).split(separator: "\n").map { line in
            String(line.drop { $0 == " " })
        }
        let help = root.fullMessage(for: error).split(separator: "\n").last { $0.contains("--help'") }
        let command = help?.split(separator: "'").dropFirst().first ?? "\(root._commandName) --help"
        var sentence = lines.joined(separator: " ")
        if sentence.hasSuffix(".") { sentence.removeLast() }
        return "\(sentence); see: \(command)"
    }

    /// Whether what is written on standard error ends up in the journal (systemd.exec(5), JOURNAL_STREAM).
    public static var speaksToTheJournal: Bool {
        guard let stream = getenv("JOURNAL_STREAM") else { return false }
        var status = stat()
        return fstat(STDERR_FILENO, &status) == 0
            && String(cString: stream) == "\(status.st_dev):\(status.st_ino)"
    }

    private static func complain(_ program: String, _ sentence: String, isCritical: Bool = false) {
        // The journal takes an error's priority from the line (sd-daemon(3), SD_ERR and SD_CRIT).
        let priority = speaksToTheJournal ? (isCritical ? "<2>" : "<3>") : ""
        let line = Array("\(priority)\(program): \(printable(sentence))\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
    }
}

extension FailureKind {
    /// The exit code, as sysexits(3) numbers them (design, section 3).
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
