/// Returns the candidate that a mistyped word most likely stands for, or nil if none is close.
///
/// A candidate is close if at most a third of the word's letters (but always one) are wrong, swapped, missing
/// or superfluous. Case is ignored. A word of more than 200 bytes or a candidate of more than 400 never
/// matches.
public func closestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
    // A word of that length is no typing error, and comparing long words could take for ever.
    guard word.utf8.count <= 200 else { return nil }
    let lowered = Array(word.lowercased())
    let limit = max(1, lowered.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
        guard candidate.utf8.count <= 400 else { continue }
        let letters = Array(candidate.lowercased())
        // A word of a very different length is never close, and comparing it could take long.
        guard abs(letters.count - lowered.count) <= limit else { continue }
        let distance = editDistance(lowered, letters)
        if distance <= limit, distance < best?.distance ?? .max {
            best = (candidate, distance)
        }
    }
    return best?.candidate
}

/// Returns whether a word is another one with a letter wrong, swapped, missing or superfluous; or with two, if it
/// is long.
func isMisspelt(_ word: String, _ other: String) -> Bool {
    guard word.utf8.count <= 200, other.utf8.count <= 200, abs(word.count - other.count) <= 2, word.count > 2
    else { return false }
    return editDistance(Array(word), Array(other)) <= (word.count > 7 ? 2 : 1)
}

/// Returns the number of insertions, removals, replacements and swaps of neighbours that turn one word into
/// the other.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
        var current = [row + 1]
        for column in right.indices {
            let same = left[row] == right[column]
            var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (same ? 0 : 1))
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}
