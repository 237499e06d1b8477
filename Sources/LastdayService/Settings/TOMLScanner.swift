/// The characters of a TOML text outside blanks, comments and strings; a string yields only its first
/// quotation mark.
struct TOMLScanner: IteratorProtocol {
    /// A character and its position.
    struct Mark {
        let scalar: Unicode.Scalar
        /// The character's line, counted from 1.
        let line: Int
        /// Whether only blanks precede it on its line.
        let beginsLine: Bool
    }

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var beginsLine = true

    init(of text: String) {
        scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { index = 1 }
    }

    /// The next character, without advancing.
    var peek: Mark? {
        var ahead = self
        return ahead.next()
    }

    mutating func next() -> Mark? {
        skipBlanks()
        guard index < scalars.count else { return nil }
        let mark = Mark(scalar: scalars[index], line: line, beginsLine: beginsLine)
        beginsLine = false
        if mark.scalar == "\"" || mark.scalar == "'" {
            skipString(in: mark.scalar)
        } else {
            index += 1
        }
        return mark
    }

    private mutating func skipBlanks() {
        var isInComment = false
        while index < scalars.count {
            switch scalars[index] {
            case "\n":
                line += 1
                beginsLine = true
                isInComment = false
            case " ", "\t": break
            case "\r" where index + 1 < scalars.count && scalars[index + 1] == "\n": break
            case "#": isInComment = true
            default: guard isInComment else { return }
            }
            index += 1
        }
    }

    private mutating func skipString(in quote: Unicode.Scalar) {
        let opening = run(of: quote)
        guard opening >= 3 else {
            index += opening
            if opening == 1 { skipLine(to: quote) }
            return
        }
        index += 3
        while index < scalars.count {
            let closing = run(of: quote)
            // Up to two quotation marks before the three closing ones may be part of the string.
            index += closing
            if closing >= 3 { return }
            if closing == 0 { skipCharacter(escaped: quote == "\"") }
        }
    }

    /// Skips to the end of a string that is on one line.
    private mutating func skipLine(to quote: Unicode.Scalar) {
        while index < scalars.count, scalars[index] != "\n" {
            if scalars[index] == quote {
                index += 1
                return
            }
            skipCharacter(escaped: quote == "\"")
        }
    }

    /// Skips a character of a string, with its backslash if it has one.
    private mutating func skipCharacter(escaped: Bool) {
        if escaped, scalars[index] == "\\" { index += 1 }
        if index < scalars.count, scalars[index] == "\n" { line += 1 }
        index += 1
    }

    /// Returns the number of these quotation marks in a row here, as far as it matters.
    private func run(of quote: Unicode.Scalar) -> Int {
        scalars[index...].prefix(5).prefix { $0 == quote }.count
    }
}
