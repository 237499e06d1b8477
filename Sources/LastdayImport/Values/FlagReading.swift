import LastdayMessages
import LastdayCore

/// Reads whether a box is ticked; nil if the cell is blank, which each field interprets in its own way.
func readFlag(_ cell: String) throws(BadCell) -> Bool? {
    switch cell.lowercased() {
    case "": return nil
    case "true", "yes", "1", "x", "y", "t", "on": return true
    case "false", "no", "0", "n", "f", "off": return false
    default:
        guard isBlankWord(cell) else {
            throw BadCell("\(quoted(cell)) is neither true nor false; write one of these")
        }
        return nil
    }
}

/// Returns whether a cell says in words that it is blank, as databases and spreadsheets export it.
func isBlankWord(_ cell: String) -> Bool {
    // A longer cell is none of the words.
    guard cell.utf8.count <= 6 else { return false }
    switch cell.lowercased() {
    case "null", "(null)", "nil", "none", "(none)", "n/a", "#n/a", "na", "n.a.", "-", "--", "---", "–", "—":
        return true
    default: return false
    }
}
