import LastdayMessages
import LastdayCore

/// Reads a username or an identifier; nil if the cell is blank.
///
/// - Throws: ``BadCell`` if it has characters that nobody sees, or Excel has rounded it.
func readIdentifier(_ cell: String) throws(BadCell) -> String? {
    if isPlain(cell) { return cell }
    try refuseInvisible(cell)
    // In Excel, an apostrophe in front of digits says that they are text.
    if cell.first == "'", cell.count > 1, cell.dropFirst().allSatisfy(\.isNumber) {
        return try readIdentifier(String(cell.dropFirst()))
    }
    guard !cell.isEmpty, cell != "0", !isBlankWord(cell) else { return nil }
    if cell.hasPrefix("#"), ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"].contains(cell) {
        throw BadCell("\(quoted(cell)) is an error of the spreadsheet; mend the cell")
    }
    if isRounded(cell) {
        throw BadCell(
            "\(quoted(cell)) is an ID that Excel has rounded; format the column as text, enter the IDs again and save the file"
        )
    }
    if isSocialSecurityNumber(cell) {
        throw BadCell(
            "a social security number, which is never stored; leave the column out with --ignore-column"
        )
    }
    return composed(cell)
}

/// Reads a username; nil if the cell is blank.
func readUsername(_ cell: String) throws(BadCell) -> String? {
    if isPlain(cell) { return cell }
    try refuseInvisible(cell)
    return cell.isEmpty || isBlankWord(cell) ? nil : composed(cell)
}

/// Returns whether a text is beyond doubt, as nearly all identifiers are: five letters and digits or more.
private func isPlain(_ cell: String) -> Bool {
    let bytes = cell.utf8
    return bytes.count > 4
        && bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "@"):
                true
            default: false
            }
        }
}

private func refuseInvisible(_ cell: String) throws(BadCell) {
    // A fast path: nearly all identifiers are visible ASCII.
    if cell.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return }
    for scalar in cell.unicodeScalars {
        let isHidden =
            switch scalar.properties.generalCategory {
            // A NUL is reported for what it is, whatever the column.
            case .control where scalar == "\0": false
            case .format, .control, .lineSeparator, .paragraphSeparator: true
            case .spaceSeparator: scalar != " "
            default: false
            }
        guard isHidden else { continue }
        let name = scalar.properties.name ?? scalar.properties.nameAlias ?? "control character"
        let code = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
        throw BadCell(
            "\(quoted(cell)) has a character that nobody sees in it (U+\(padded) \(name)); type it again"
        )
    }
}

/// Returns whether a text is a number as Excel shows long ones: 1.2E+14.
private func isRounded(_ text: String) -> Bool {
    let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].first == "+", parts[1].dropFirst().allSatisfy(\.isNumber),
        parts[1].count > 1
    else { return false }
    let mantissa = parts[0]
    return !mantissa.isEmpty && mantissa.first != "." && mantissa.allSatisfy { $0.isNumber || $0 == "." }
}
