import LastdayMessages
import LastdayCore

/// A person's name from a single cell.
struct WholeName: Equatable {
    let last: String
    let first: String
    let middle: String?

    /// Reads "Last, First M.", or "First Last" if it has exactly two words.
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
        guard parts.count == 1, words.count == 2 else {
            throw BadCell(
                "\(quoted(cell)) does not say which part is the last name; write it as \"Last, First\", or leave the column out with --ignore-column"
            )
        }
        (last, first, middle) = (words[1], words[0], nil)
    }

    private static func isInitial(_ word: String) -> Bool {
        let letters = word.hasSuffix(".") ? word.dropLast() : word[...]
        return letters.count == 1 && letters.allSatisfy(\.isLetter)
    }
}
