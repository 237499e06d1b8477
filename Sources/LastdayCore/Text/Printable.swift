/// The text with nothing in it that could move a terminal's cursor, forge a line or turn the writing direction.
///
/// Control characters, line and paragraph separators and the direction marks of Unicode become `\u{…}`.
public func printable(_ text: String) -> String {
    // Nearly all names are of visible ASCII, which needs no table to look up.
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

/// The text in quotation marks, printable, cut where it is very long: for messages about it.
public func quoted(_ text: String) -> String { "\"\(brief(text))\"" }

/// The text, printable, cut where it is very long: for messages that name something by it.
public func brief(_ text: String) -> String { printable(cut(text, after: 80)) }

/// The text, ended with an ellipsis behind so many characters where it is longer.
public func cut(_ text: String, after count: Int) -> String {
    // Scalars, for a single character can be of any length: a letter and a million accents.
    let start = text.unicodeScalars.prefix(count)
    return start.endIndex < text.endIndex ? "\(String(start))…" : text
}

private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
    case .format: scalar != "\u{200D}" && scalar != "\u{200C}"  // joiners belong to names and emoji
    default: false
    }
}
