/// Returns the text without anything that could move a terminal's cursor, forge a line or reverse the writing
/// direction.
///
/// Control, private-use and format characters (among them Unicode's direction marks, but not the joiners) and
/// line and paragraph separators become `\u{…}`.
public func printable(_ text: String) -> String {
    // Nearly all names are visible ASCII, which needs no table lookup.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
    var clean = ""
    for scalar in text.unicodeScalars {
        if isUnprintable(scalar) {
            clean += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
            clean.unicodeScalars.append(scalar)
        }
    }
    return clean
}

/// Returns the text in quotation marks, printable and cut if it is very long, for messages about it.
public func quoted(_ text: String) -> String { "\"\(brief(text))\"" }

/// Returns the text, printable and cut after 80 scalars, for messages that name something by it.
public func brief(_ text: String) -> String { printable(cut(text, after: 80)) }

/// Returns the text, cut after that many scalars and ended with an ellipsis if it is longer.
public func cut(_ text: String, after count: Int) -> String {
    // Scalars, because a single character can be of any length: a letter and a million accents.
    let start = text.unicodeScalars.prefix(count)
    return start.endIndex < text.endIndex ? "\(String(start))…" : text
}

private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
    case .format: scalar != "\u{200D}" && scalar != "\u{200C}"  // joiners are part of names and emoji
    default: false
    }
}
