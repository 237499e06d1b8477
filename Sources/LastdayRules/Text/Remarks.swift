/// Sentences of one kind: the first of them in full, and how many there are, so that a million take no room.
public struct Remarks: Sendable, Equatable {
    /// How many are kept in full.
    public static let limit = 1_000

    /// The first of them.
    public private(set) var first: [String] = []
    /// How many there are in all.
    public private(set) var count = 0

    /// Remarks of these sentences.
    ///
    /// - Parameters:
    ///   - sentences: The first of them.
    ///   - count: How many there are in all; nil where these are all.
    public init(_ sentences: [String] = [], of count: Int? = nil) {
        first = Array(sentences.prefix(Self.limit))
        self.count = count ?? sentences.count
    }

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }

    /// Adds one; behind the limit it is counted only.
    public mutating func append(_ sentence: @autoclosure () -> String) {
        count += 1
        if first.count < Self.limit { first.append(sentence()) }
    }

    /// Adds those of another kind behind these.
    public static func + (these: Remarks, those: Remarks) -> Remarks {
        var all = these
        all.first += those.first.prefix(limit - all.first.count)
        all.count += those.count
        return all
    }
}
