/// The text of CSV files (RFC 4180).
public enum CSV {
    /// Returns a line of these cells, including the line end.
    public static func line(_ cells: [String]) -> String {
        cells.map(quotedWhereNeeded).joined(separator: ",") + "\n"
    }

    private static func quotedWhereNeeded(_ cell: String) -> String {
        // Padded cells too: many readers strip the blanks of unquoted cells.
        let isPadded = cell.first?.isWhitespace == true || cell.last?.isWhitespace == true
        let isSpecial = { (byte: UInt8) in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
        }
        guard isPadded || cell.utf8.contains(where: isSpecial) else { return cell }
        // By scalars: a quotation mark and a combining character after it are one Character, which is not
        // equal to the mark.
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
