import LastdayCore

/// Words of a personnel office by which somebody stays, or comes: lines with them are no departures.
enum StayingWords {
    /// What undoes a departure, wherever it stands.
    private static let undone = [
        "rescind", "withdrawn", "withdrew", "revoked", "not leaving", "is staying", "cancelled", "canceled",
        "void",
    ]
    private static let undoneReasons = ["rescind", "withdrawn", "withdrew", "not leaving", "is staying"]
    /// What is no departure.
    private static let others = [
        "new hire", "newhire", "hire", "hired", "rehire", "rehired", "re-hire", "appointment", "appoint",
        "appointed",
        "leave of absence", "loa", "leave", "on leave", "fmla", "medical leave", "maternity leave",
        "transfer",
        "transferred", "promotion", "promoted", "reassignment", "reassigned", "reassign",
        "change of assignment",
        "assignment change", "position change", "contract extension", "extension", "stipend", "extra duty",
        "extra-duty", "salary change", "pay change", "name change", "recall", "reinstatement", "new position",
    ]
    /// What makes a departure of them: "did not return from leave", "transfer to another district".
    private static let leaving = [
        "not ", "no ", "non", "another district", "other district", "out of district", "resign", "retire",
        "terminat",
        "separat", "end of", "expire", "failed", "declined",
    ]

    /// Returns whether a status says that a departure was undone; somebody on leave may leave for good.
    static func status(_ cell: String) -> Bool {
        let text = normalForm(cell)
        return undone.contains(where: text.contains)
    }

    /// Returns whether an action is no departure.
    static func action(_ cell: String) -> Bool {
        guard !cell.isEmpty else { return false }
        let text = normalForm(cell)
        if undone.contains(where: text.contains) { return true }
        guard !leaving.contains(where: text.contains) else { return false }
        return others.contains {
            text == $0 || text.hasPrefix("\($0) ") || text.hasPrefix("\($0):") || text.hasPrefix("\($0)-")
        }
    }

    /// Returns whether a reason says that nobody leaves; a contract that was cancelled is a reason to leave.
    static func reason(_ cell: String) -> Bool {
        let text = normalForm(cell)
        return undoneReasons.contains(where: text.contains)
            || (!undone.contains(where: text.contains) && action(cell))
    }

    /// Returns whether a remark in any column says that nobody leaves.
    static func remark(_ cell: String) -> Bool {
        // Most cells are numbers or short words.
        guard cell.utf8.count > 6, cell.utf8.count < 500 else { return false }
        let text = normalForm(cell)
        return ["rescind", "not leaving", "do not process", "is staying"].contains(where: text.contains)
    }

    /// Returns whether a text stands for a last day that nobody knows yet.
    static func isUndecided(_ cell: String) -> Bool {
        let text = normalForm(cell)
        return [
            "tbd", "tba", "pending", "unknown", "undecided", "undetermined", "to be determined",
            "to be announced",
        ]
        .contains { text == $0 || text.hasPrefix("\($0) ") || text.hasPrefix("\($0):") }
    }
}
