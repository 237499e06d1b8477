import LastdayMessages
import LastdayCore

/// Everything that is wrong with the rows of a feed, told together: one look at the files mends them all.
struct Faults {
    private var places: [(file: Int, line: Int, sentence: String)] = []
    private var count = 0

    /// The first of them, in the order in which they were found.
    var sentences: [String] { places.map(\.sentence) }

    var isEmpty: Bool { count == 0 }

    mutating func add(_ sentence: String, line: Int, ofFile file: Int = 0) {
        count += 1
        if places.count < Diagnostics.limit { places.append((file, line, sentence)) }
    }

    /// Throws ``LastdayCore/BadRows`` with all of them, file by file and line by line, where there are any.
    func refuse() throws(BadRows) {
        guard !isEmpty else { return }
        let sorted = places.enumerated().sorted {
            ($0.element.file, $0.element.line, $0.offset) < ($1.element.file, $1.element.line, $1.offset)
        }
        throw BadRows(Diagnostics(sorted.map(\.element.sentence), of: count))
    }
}
