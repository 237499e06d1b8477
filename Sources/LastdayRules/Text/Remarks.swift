/// Sentences of one kind: the first of them, and how many there are, so that a million take no room.
///
/// A sentence about somebody's file is cut where it is very long, for a name in it may be of any length.
public struct Remarks: Sendable, Equatable {
    /// How many are kept.
    public static let limit = 1_000
    /// How many characters of a sentence are kept.
    public static let longest = 2_000

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
        first = sentences.prefix(Self.limit).map { cut($0, behind: Self.longest) }
        self.count = count ?? sentences.count
    }

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }

    /// Adds one; behind the limit it is counted only.
    public mutating func append(_ sentence: @autoclosure () -> String) {
        count += 1
        if first.count < Self.limit { first.append(cut(sentence(), behind: Self.longest)) }
    }

    /// Adds those of another kind behind these.
    public static func + (these: Remarks, those: Remarks) -> Remarks {
        var all = these
        all.first += those.first.prefix(limit - all.first.count)
        all.count += those.count
        return all
    }
}
