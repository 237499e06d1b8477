import Glibc
import LastdayMessages
import LastdayCore

/// Questions to the user at the terminal.
enum Question {
    /// Whether there is a terminal to ask at.
    static var canBeAsked: Bool { Terminal.current.isInteractive && isatty(STDIN_FILENO) == 1 }

    /// Asks for a text.
    ///
    /// An empty answer means the proposal; at the end of the input the result is nil.
    static func text(_ question: String, proposing proposal: String?) -> String? {
        while true {
            Terminal.current.write("\(question) \(proposal.map { "[\(printable($0))] " } ?? "")")
            guard let answer = readLine() else {
                say("")
                return nil
            }
            let incoming = answer.split(separator: " ").joined(separator: " ")
            if let text = incoming.isEmpty ? proposal : incoming { return text }
        }
    }

    /// Asks yes or no.
    ///
    /// An empty answer means `isYes`; at the end of the input the result is nil.
    static func yes(_ question: String, unlessSaid isYes: Bool) -> Bool? {
        while true {
            Terminal.current.write("\(question) [\(isYes ? "Y/n" : "y/N")] ")
            switch readLine()?.lowercased() {
            case nil:
                say("")
                return nil
            case "": return isYes
            case "y", "yes": return true
            case "n", "no": return false
            default: say("please answer y or n")
            }
        }
    }
}

extension Question {
    /// Asks whether to do something, unless that is confirmed already, and says so if nothing is changed.
    ///
    /// - Parameters:
    ///   - what: What is to be done: "queue 3 departures".
    ///   - isConfirmed: Whether it is done without a question.
    /// - Returns: Whether to do it.
    /// - Throws: ``NoTerminalToAsk``.
    static func confirms(_ what: String, unless isConfirmed: Bool) throws -> Bool {
        guard !isConfirmed else { return true }
        guard canBeAsked else { throw NoTerminalToAsk(what: "to \(what)") }
        guard yes("\(what.prefix(1).uppercased())\(what.dropFirst())?", unlessSaid: false) == true else {
            say("nothing was changed")
            return false
        }
        return true
    }

    /// Performs an act with a last day or an Expires Date, and asks first if the day is so far away that it may be mistyped.
    ///
    /// Without a terminal a day that a script may mean is accepted with a warning.
    ///
    /// - Parameters:
    ///   - isConfirmed: Whether such a day is accepted without a question.
    ///   - act: The act; its parameter says whether it accepts such a day.
    /// - Throws: What the act throws.
    static func confirmingFarDay(unless isConfirmed: Bool, _ act: (Bool) throws -> Void) throws {
        do {
            try act(isConfirmed)
        } catch Refusal.farLastDay(let lastDay, let years) {
            guard canBeAsked else {
                say("warning: \(HumanDates.day(lastDay)) is \(years) years away")
                return try act(true)
            }
            let question = "\(HumanDates.day(lastDay)) is \(years) years away. Is that right?"
            guard yes(question, unlessSaid: false) == true else { return say("nothing was changed") }
            try act(true)
        }
    }
}

/// The failure if a question is necessary and there is no terminal.
struct NoTerminalToAsk: Explained {
    let what: String
    var kind: FailureKind { .usage }
    var description: String {
        "no terminal to ask whether \(what); pass --yes, or --dry-run to see what would happen"
    }
}
