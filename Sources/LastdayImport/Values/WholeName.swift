import LastdayMessages
import LastdayCore

/// A person's name from a single cell.
struct WholeName: Equatable {
    let last: String
    let first: String
    let middle: String?

    /// Reads "Last, First M.", or "First Last" if it has exactly two words: "Jr." and "III" belong to the last
    /// name, and so does everything from "de" or "van" on.
    ///
    /// - Throws: ``BadCell`` if the parts of the name are not certain.
    init(reading cell: String) throws(BadCell) {
        let parts = cell.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
        if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty {
            last = parts[0]
            let given = parts[1].split(separator: " ").map(String.init)
            // "Mary Ann" may be one first name, so only an initial is certainly a middle name.
            if given.count > 1, let initial = given.last, Self.isInitial(initial) {
                first = given.dropLast().joined(separator: " ")
                middle = initial
            } else {
                first = given.joined(separator: " ")
                middle = nil
            }
            return
        }
        let words = cell.split(separator: " ").map(String.init)
        if parts.count == 1, let split = Self.split(words) {
            (last, first, middle) = split
            return
        }
        guard parts.count == 1, words.count == 2, !words[1].contains(where: \.isNumber) else {
            throw BadCell(
                "\(quoted(cell)) does not say which part is the last name; write it as \"Last, First\", or leave the column out with --ignore-column"
            )
        }
        (last, first, middle) = (words[1], words[0], nil)
    }

    /// Returns the parts of a name of more than two words that are certain; nil if they are not.
    private static func split(_ words: [String]) -> (last: String, first: String, middle: String?)? {
        var (names, suffix) = (words[...], "")
        if let end = names.last, suffixes.contains(end.lowercased().filter { $0 != "." }) {
            suffix = " \(end)"
            names.removeLast()
        }
        if names.count == 2 {
            return suffix.isEmpty ? nil : (names[1] + suffix, names[0], nil)
        }
        if names.count == 3, isInitial(names[1]) { return (names[2] + suffix, names[0], names[1]) }
        guard names.count > 2, particles.contains(names[1].lowercased()) else { return nil }
        return (names.dropFirst().joined(separator: " ") + suffix, names[0], nil)
    }

    private static let suffixes = ["jr", "sr", "ii", "iii", "iv"]
    /// The words with which a last name begins in several languages.
    private static let particles = [
        "de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "ter", "la", "le",
    ]

    /// Returns a name without a standing in brackets behind it, as in "Boone, Terrence (Terminated)", and the
    /// standing.
    static func withoutStanding(_ cell: String) -> (name: String, standing: CellStanding?) {
        guard cell.last == ")", let start = cell.lastIndex(of: "("), start > cell.startIndex,
            let standing = try? CellStanding(reading: String(cell[cell.index(after: start)...].dropLast()))
        else { return (cell, nil) }
        return (String(cell[..<start]).trimmed, standing)
    }

    private static func isInitial(_ word: String) -> Bool {
        let letters = word.hasSuffix(".") ? word.dropLast() : word[...]
        return letters.count == 1 && letters.allSatisfy(\.isLetter)
    }
}
