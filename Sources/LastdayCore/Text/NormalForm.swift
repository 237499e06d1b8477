@_spi(_Unicode) import Swift

/// Returns the text in Unicode's composed form (NFC, UAX #15), in which usernames and identifiers are stored.
///
/// Swift's `==` considers the forms the same, but what stores compare are bytes.
public func composed(_ text: String) -> String {
    // Nearly all of them are ASCII, which has one form only.
    text.utf8.allSatisfy({ $0 < 0x80 }) ? text : joined(text._nfc)
}

/// Returns the text in Unicode's decomposed form (NFD).
private func decomposed(_ text: String) -> String { joined(text._nfd) }

private func joined(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = ""
    for scalar in scalars { text.unicodeScalars.append(scalar) }
    return text
}

/// Returns the form in which usernames, identifiers, e-mail addresses and names are compared: without regard
/// to case, to Unicode's forms of the same text, or to blanks around it.
public func normalForm(_ text: String) -> String {
    let bytes = text.utf8
    // Nearly all of them are ASCII, which needs no table lookup.
    guard bytes.allSatisfy({ $0 < 0x80 }) else {
        return composed(trimmed(text[...]).lowercased())
    }
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard bytes.first.map(isBlank) == true || bytes.last.map(isBlank) == true else {
        return asciiLowercased(text)
    }
    return asciiLowercased(String(trimmed(text[...])))
}

/// Returns the spellings under which a store that folds the case of ASCII looks up a text of that normal form.
public func spellings(of text: String) -> [String] {
    let bare = isBare(text) ? text : String(trimmed(text[...]))
    guard !bare.utf8.allSatisfy({ $0 < 0x80 }) else { return [bare] }
    // Earlier versions stored what a file had, which is either of the two forms.
    return [composed(bare), decomposed(bare)].flatMap { [$0, $0.lowercased(), $0.uppercased()] }
}

/// Returns the form in which names and identifiers resemble each other: also without accents, apostrophes,
/// hyphens, blanks, and zeros at the start.
///
/// It is good for "did you mean", and never decides who somebody is.
public func looseForm(_ text: String) -> String {
    var loose = ""
    for scalar in normalForm(text).unicodeScalars {
        if scalar.isASCII {
            guard scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) else { continue }
            guard scalar != "0" || !loose.isEmpty else { continue }
            loose.unicodeScalars.append(scalar)
        } else if let letter = unaccented(scalar) {
            loose.unicodeScalars.append(letter)
        }
    }
    return loose
}

/// Returns whether two texts have the same normal form.
public func isAlike(_ one: String, _ other: String) -> Bool {
    one.isSame(as: other) || normalForm(one) == normalForm(other)
}

/// Returns whether there are certainly no blanks around the text.
func isBare(_ text: String) -> Bool {
    let letters: ClosedRange<UInt8> = 0x21...0x7E
    return text.utf8.first.map(letters.contains) == true && text.utf8.last.map(letters.contains) == true
}

/// Returns the text without the blanks at its start and end.
private func trimmed(_ text: Substring) -> Substring {
    var rest = text.drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
}

/// Returns the letter without its accents; nil if it is no letter or digit.
///
/// The name of a letter says what is on it: LATIN SMALL LETTER E WITH ACUTE.
private func unaccented(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter: break
    case .otherLetter, .decimalNumber: return scalar
    default: return nil
    }
    let start = "LATIN SMALL LETTER "
    guard let name = properties.name, name.hasPrefix(start) else { return scalar }
    let words = name.dropFirst(start.count).split(separator: " ")
    guard words.count > 1, words[1] == "WITH", words[0].unicodeScalars.count == 1,
        let letter = words[0].lowercased().unicodeScalars.first
    else { return scalar }
    return letter
}
