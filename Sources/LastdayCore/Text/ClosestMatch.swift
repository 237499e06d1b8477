/// The candidate that a mistyped word most likely meant, or nil where none is near.
///
/// Near is at most a third of the word's letters wrong, swapped, missing or too many, capitals aside.
public func closestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
    // Nobody mistypes a word of that length, and to compare long ones could take for ever.
    guard word.utf8.count <= 200 else { return nil }
    let lowered = Array(word.lowercased())
    let limit = max(1, lowered.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
        guard candidate.utf8.count <= 400 else { continue }
        let letters = Array(candidate.lowercased())
        // No word of a very different length is near, and to compare it could take long.
        guard abs(letters.count - lowered.count) <= limit else { continue }
        let distance = editDistance(lowered, letters)
        if distance <= limit, distance < best?.distance ?? .max {
            best = (candidate, distance)
        }
    }
    return best?.candidate
}

/// Insertions, removals, replacements and swaps of neighbours that lead from one word to the other.
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
