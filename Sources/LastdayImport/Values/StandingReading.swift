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
        if let standing = Self(word: headingKey(cell)) ?? Self.compound(cell) {
            self = standing
            return
        }
        guard isBlankWord(cell) else {
            throw BadCell(
                "\(quoted(cell)) is not understood; write Active or Inactive, or leave the column out with --ignore-column"
            )
        }
        self = .unsaid
    }

    private init?(word: String) {
        switch word {
        case "": self = .unsaid
        case "active", "a", "enabled", "current", "currentstaff", "employed", "activeemployee", "1", "hired",
            "working", "activestaff", "open", "ok", "currentemployee", "allowed", "permitted",
            // Okta's: they have an account that works, or will once they have set a password.
            "provisioned", "passwordexpired", "lockedout", "recovery":
            self = .inUse
        case "inactive", "i", "disabled", "suspended", "terminated", "term", "t", "termed", "retired",
            "resigned", "deceased", "separated",
            "former", "formeremployee", "archived", "deleted", "deactivated", "blocked", "nolongerhere", "2",
            "left", "dismissed", "withdrawn",
            "deprovisioned", "terminatedemployee", "exited", "notactive", "laidoff",
            "nolongeremployed", "formerstaff", "closed", "denied", "quit", "deactive", "terminatedvoluntary",
            // Okta's: nobody can log in before the account is activated.
            "staged":
            self = .outOfUse
        case "leave", "l", "onleave", "leaveofabsence", "loa", "paidleave", "unpaidleave", "activeonleave",
            "fulltime", "parttime", "ft", "pt",
            "regular", "substitute", "sub", "temporary", "temp", "permanent", "probationary", "tenured",
            "certified", "classified", "seasonal":
            self = .unsaid
        default: return nil
        }
    }

    /// Returns what several words say together: "Active - Full Time", "Leave of Absence (Paid)"; nil if one
    /// may say the opposite of another.
    private static func compound(_ cell: String) -> Self? {
        // A longer cell is a remark.
        guard cell.utf8.count <= 200 else { return nil }
        let parts = cell.split { "-–—/(),:;".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
        guard parts.count > 1, let first = Self(word: headingKey(parts[0])) else { return nil }
        var said = [first]
        for part in parts.dropFirst() where part.count > 1 {
            if let standing = Self(word: headingKey(part)) {
                said.append(standing)
            } else {
                let words = headingWords(part).filter { $0.count > 1 && !$0.allSatisfy(\.isNumber) }
                said += words.compactMap { Self(word: $0) }
            }
        }
        let (isUse, isOut) = (said.contains(.inUse), said.contains(.outOfUse))
        return isUse && isOut ? nil : isOut ? .outOfUse : isUse ? .inUse : .unsaid
    }

    /// Reads a cell under a heading that is a statement, such as Enabled (`isUse`) or Disabled.
    init(reading cell: String, isUse: Bool) throws(BadCell) {
        switch cell.lowercased() {
        case "active", "enabled": self = .inUse
        case "inactive", "disabled", "suspended", "blocked": self = .outOfUse
        default:
            do throws(BadCell) {
                guard let holds = try readFlag(cell) else {
                    self = .unsaid
                    return
                }
                self = holds == isUse ? .inUse : .outOfUse
            } catch {
                guard let standing = Self(word: headingKey(cell)) ?? Self.compound(cell) else { throw error }
                self = standing
            }
        }
    }

    /// Reads Active Directory's userAccountControl, of which the second bit says that the account is disabled.
    init(readingControl cell: String) throws(BadCell) {
        guard !cell.isEmpty, !isBlankWord(cell) else {
            self = .unsaid
            return
        }
        let isHexadecimal = cell.lowercased().hasPrefix("0x")
        guard let flags = isHexadecimal ? Int(cell.dropFirst(2), radix: 16) : Int(cell), flags >= 0 else {
            throw BadCell("\(quoted(cell)) is not a number of Active Directory's, such as 512 or 0x202")
        }
        self = flags & 2 == 0 ? .inUse : .outOfUse
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
