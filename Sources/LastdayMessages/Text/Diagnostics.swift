public import LastdayCore

/// The first of many sentences of one kind and their total count, so that a million take no room.
///
/// Very long sentences are cut, because a name from a file can be of any length.
public struct Diagnostics: Sendable, Equatable {
    /// The number of sentences that are stored.
    public static var limit: Int { Listed<String>.limit }
    /// The number of Unicode scalars of a sentence that are stored.
    public static let longest = 2_000

    private var sentences: Listed<String>

    /// Creates a list of these sentences.
    ///
    /// - Parameters:
    ///   - sentences: The first sentences.
    ///   - count: The total count; nil if these are all.
    public init(_ sentences: [String] = [], of count: Int? = nil) {
        let first = sentences.prefix(Self.limit).map { cut($0, after: Self.longest) }
        self.sentences = Listed(first, of: count ?? sentences.count)
    }

    /// Creates a list of the descriptions of these values, a sentence each.
    public init(_ values: Listed<some CustomStringConvertible & Sendable & Equatable>) {
        self.init(values.first.map(\.description), of: values.count)
    }

    /// The first sentences, in order.
    public var first: [String] { sentences.first }
    /// The total count, including the sentences that are not stored.
    public var count: Int { sentences.count }
    /// Whether there are no sentences.
    public var isEmpty: Bool { sentences.isEmpty }

    /// Adds a sentence; beyond the limit it is only counted.
    public mutating func append(_ sentence: @autoclosure () -> String) {
        sentences.append(cut(sentence(), after: Self.longest))
    }

    /// Returns a list of the left sentences followed by the right ones.
    public static func + (these: Diagnostics, those: Diagnostics) -> Diagnostics {
        var all = these
        all.sentences = these.sentences + those.sentences
        return all
    }
}
