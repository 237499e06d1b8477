import LastdayMessages
import LastdayCore

/// What a cell says of an account's standing.
enum CellStanding {
    case inUse
    case outOfUse
    /// Something that is understood and decides nothing: "on leave", "full-time".
    case unsaid

    /// Reads a cell under a heading such as Status.
    ///
    /// - Throws: ``BadCell`` if the cell is not understood, which must never pass for "in use".
    init(reading cell: String) throws(BadCell) {
        switch headingKey(cell) {
        case "": self = .unsaid
        case "active", "a", "enabled", "current", "currentstaff", "employed", "activeemployee", "1", "hired",
            "working", "activestaff":
            self = .inUse
        case "inactive", "i", "disabled", "suspended", "terminated", "term", "t", "termed", "retired",
            "resigned", "deceased", "separated",
            "former", "formeremployee", "archived", "deleted", "deactivated", "blocked", "nolongerhere", "2",
            "left", "dismissed", "withdrawn",
            "deprovisioned", "terminatedemployee", "exited", "notactive", "laidoff":
            self = .outOfUse
        case "leave", "l", "onleave", "leaveofabsence", "loa", "paidleave", "unpaidleave", "activeonleave",
            "fulltime", "parttime", "ft", "pt",
            "regular", "substitute", "sub", "temporary", "temp", "permanent", "probationary", "tenured",
            "certified", "classified", "seasonal":
            self = .unsaid
        default:
            guard !isBlankWord(cell) else {
                self = .unsaid
                return
            }
            throw BadCell(
                "\(quoted(cell)) is not understood; write Active or Inactive, or leave the column out with --ignore-column"
            )
        }
    }

    /// Reads a cell under a heading that is a statement, such as Enabled (`isUse`) or Disabled.
    init(reading cell: String, isUse: Bool) throws(BadCell) {
        switch cell.lowercased() {
        case "active", "enabled": self = .inUse
        case "inactive", "disabled", "suspended", "blocked": self = .outOfUse
        default:
            guard let holds = try readFlag(cell) else {
                self = .unsaid
                return
            }
            self = holds == isUse ? .inUse : .outOfUse
        }
    }
}

/// What a cell of a list of departures says of the departure.
enum DepartureStatus {
    /// Reads a cell under the heading Status.
    ///
    /// - Throws: ``BadCell`` unless the cell is understood: a rescinded resignation is no departure.
    static func check(_ cell: String) throws(BadCell) {
        let understood = [
            "approved", "boardapproved", "accepted", "complete", "completed", "processed", "final", "open",
            "closed", "new", "submitted", "resigning", "retiring",
            "resignation", "retirement", "termination", "separation", "leaving", "done",
        ]
        if understood.contains(headingKey(cell)) { return }
        do {
            _ = try CellStanding(reading: cell)
        } catch {
            throw BadCell(
                "\(quoted(cell)) is not understood; remove the line if the person stays, or say that the column does not matter with --ignore-column"
            )
        }
    }
}
