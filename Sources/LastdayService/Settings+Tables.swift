extension Settings {
    /// The line of a table without a name, as "[.clock]": the TOML library ends the program there, which is not for a
    /// typing mistake.
    static func lineOfNamelessTable(in text: String) -> Int? {
        var line = 1
        var isAtStart = true
        var isInBracket = false
        for scalar in text.unicodeScalars {
            if scalar == "\n" { line += 1 }
            if isInBracket {
                if scalar == "[" || scalar == " " || scalar == "\t" { continue }
                guard isName(scalar) || scalar == "]" else { return line }
                isInBracket = false
            } else if isAtStart, scalar == "[" {
                isInBracket = true
            }
            isAtStart =
                scalar.properties.isWhitespace || scalar == "\u{FEFF}"
                ? isAtStart || "\n\r\u{B}\u{C}\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar) : false
        }
        return isInBracket ? line : nil
    }

    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "\"", "'": true
        default: false
        }
    }
}
