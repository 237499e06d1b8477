/// Returns the key that headings are compared by: without case, blanks, marks and units.
///
/// "Employee #", "First Name [Required]" and "Separation Eff. Date:" are read as "employee number",
/// "first name" and "separation eff date". Text in brackets counts unless it only says how to fill in the
/// column, because "Email (Home)" is not "Email (Work)".
func headingKey(_ heading: String) -> String {
    // No known heading is longer.
    guard heading.utf8.count <= longestHeading else { return heading }
    var key = ""
    var bracketed: String?
    for character in withoutTable(heading).lowercased() {
        switch character {
        case "(", "[", "{", "<": bracketed = bracketed ?? ""
        case ")", "]", "}", ">":
            if let text = bracketed, !isNoteToWriter(text) { key += text }
            bracketed = nil
        default:
            let added =
                character == "#" ? "number" : character.isLetter || character.isNumber ? "\(character)" : ""
            if bracketed != nil { bracketed? += added } else { key += added }
        }
    }
    return key + (bracketed ?? "")
}

/// Returns a heading without the table in front of it: "TEACHERS.Email_Addr", as PowerSchool exports it.
private func withoutTable(_ heading: String) -> Substring {
    guard let dot = heading.utf8.firstIndex(of: UInt8(ascii: ".")) else { return heading[...] }
    let tables = ["USERS", "TEACHERS", "SCHOOLSTAFF", "SCHOOLS", "STUDENTS"]
    return tables.contains(String(heading[..<dot])) ? heading[heading.index(after: dot)...] : heading[...]
}

/// The bytes of a heading that are looked at.
private let longestHeading = 400

/// Returns whether a text in brackets tells the writer how to fill in the column: "required", "mm/dd/yyyy".
private func isNoteToWriter(_ text: String) -> Bool {
    let notes = [
        "required", "optional", "req", "opt", "mandatory", "ifany", "ifapplicable", "mdy", "date", "yn",
        "yesno", "truefalse",
        "text", "readonly", "usformat", "us", "hours", "percent", "number",
    ]
    return notes.contains(text) || text.allSatisfy { "mdyh".contains($0) } || text.allSatisfy(\.isNumber)
}

/// Returns the words of a heading in lower case: those of "employeeSSN" and of "Employee SSN" are the same.
func headingWords(_ heading: String) -> [String] {
    var words: [String] = []
    var before: Character?
    let letters = Array(heading.prefix(longestHeading))
    for (index, character) in letters.enumerated() {
        defer { before = character }
        guard character.isLetter || character.isNumber else { continue }
        let begins =
            switch before {
            case let last? where last.isLetter || last.isNumber:
                character.isUppercase
                    && (!last.isUppercase
                        || (index + 1 < letters.count && letters[index + 1].isLowercase))
            default: true
            }
        if begins { words.append("") }
        words[words.count - 1] += character.lowercased()
    }
    return words
}
