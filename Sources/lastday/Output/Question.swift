import Glibc
import LastdayMessages
import LastdayRules

/// A question to whoever sits at the terminal.
enum Question {
    /// Whether there is anybody to ask.
    static var canBeAsked: Bool { Terminal.current.isInteractive && isatty(STDIN_FILENO) == 1 }

    /// Asks for a text; an empty answer is the proposal, and the end of the input is none at all: nil.
    static func text(_ question: String, proposing proposal: String?) -> String? {
        while true {
            Terminal.current.write("\(question) \(proposal.map { "[\(printable($0))] " } ?? "")")
            guard let answer = readLine() else {
                say("")
                return nil
            }
            let said = answer.split(separator: " ").joined(separator: " ")
            if let text = said.isEmpty ? proposal : said { return text }
        }
    }

    /// Asks; an empty answer is a yes or a no as said, and the end of the input is none at all: nil.
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
            default: say("y for yes, n for no")
            }
        }
    }
}

/// A question that nobody is there to answer.
struct NobodyToAsk: Explained {
    let what: String
    var kind: FailureKind { .usage }
    var description: String {
        "nobody to ask whether \(what); give --yes, or --dry-run to look only"
    }
}
