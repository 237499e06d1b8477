extension Settings {
    /// Finds text that would crash the TOML library, which takes some things for granted without checking.
    ///
    /// A typing mistake must not end the program. What the library expects is a name after a table's one or
    /// two brackets, a value wherever an array may have one, and, after a date, which no key takes, a whole
    /// time of day.
    ///
    /// - Returns: The line and what is wrong with it; nil if the library may read the text.
    static func pitfall(in text: String) -> (line: Int, fault: String)? {
        var marks = TOMLScanner(of: text)
        var depth = 0
        var previous: Unicode.Scalar?
        while let mark = marks.next() {
            defer { previous = mark.scalar }
            switch mark.scalar {
            case "[" where mark.beginsLine && depth == 0:
                var name = marks.next()
                if name?.scalar == "[" { name = marks.next() }
                guard let name, name.line == mark.line, isName(name.scalar) else {
                    return (mark.line, "a name must follow the bracket, as in [hold]")
                }
            case "[", ",":
                if mark.scalar == "[" { depth += 1 }
                if let next = marks.peek, !isValue(next.scalar) {
                    return (next.line, "a value must follow \"\(mark.scalar)\", as in [\"admin\"]")
                }
            case "{": depth += 1
            case "-":
                if let previous, "0"..."9" ~= previous {
                    return (mark.line, "no key takes a date; put a name with a date in it in quotation marks")
                }
            case "]", "}": depth = max(0, depth - 1)
            default: break
            }
        }
        return nil
    }

    /// Returns whether a table's name may begin with the scalar, or the library itself reports that none
    /// does.
    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "\"", "'", "]": true
        default: false
        }
    }

    /// Returns whether a value may begin with the scalar, or the library itself reports that none does.
    private static func isValue(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "}" && !scalar.properties.isWhitespace
    }
}
