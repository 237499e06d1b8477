import LastdayMessages
import LastdayCore

/// The faults in a feed's rows, reported together so that all of them can be fixed at once.
struct Faults {
    private var places: [(file: Int, line: Int, sentence: String)] = []
    private var count = 0
    /// The first fault that leaves no row of its file to be trusted.
    private var fatal: String?
    /// Remarks on rows that can be read.
    private(set) var remarks = Diagnostics()

    /// The first faults, in the order in which they were found.
    var sentences: [String] { places.map(\.sentence) }

    var isEmpty: Bool { count == 0 }

    /// Whether no row of a file can be trusted any more.
    var refusalOfFile: UnreadableFeed? { fatal.map { UnreadableFeed($0) } }

    mutating func add(_ sentence: String, line: Int, ofFile file: Int = 0, refusesFile: Bool = false) {
        count += 1
        if refusesFile, fatal == nil { fatal = sentence }
        if places.count < Diagnostics.limit { places.append((file, line, sentence)) }
    }

    mutating func remark(_ sentence: String) { remarks.append(sentence) }

    /// Throws ``LastdayCore/BadRows`` if there are any faults, sorted by file and line.
    func refuse() throws(BadRows) {
        guard !isEmpty else { return }
        let sorted = places.enumerated().sorted {
            ($0.element.file, $0.element.line, $0.offset) < ($1.element.file, $1.element.line, $1.offset)
        }
        throw BadRows(Diagnostics(sorted.map(\.element.sentence), of: count))
    }
}
