public import LastdayCore

/// Sentences of one kind: the first of them, and how many there are, so that a million take no room.
///
/// A sentence about somebody's file is cut where it is very long, for a name in it may be of any length.
public struct Diagnostics: Sendable, Equatable {
    /// How many are kept.
    public static var limit: Int { Listed<String>.limit }
    /// How many characters of a sentence are kept.
    public static let longest = 2_000

    private var sentences: Listed<String>

    /// Remarks of these sentences.
    ///
    /// - Parameters:
    ///   - sentences: The first of them.
    ///   - count: How many there are in all; nil where these are all.
    public init(_ sentences: [String] = [], of count: Int? = nil) {
        let first = sentences.prefix(Self.limit).map { cut($0, after: Self.longest) }
        self.sentences = Listed(first, of: count ?? sentences.count)
    }

    /// What these values say, a sentence each.
    public init(_ values: Listed<some CustomStringConvertible & Sendable & Equatable>) {
        self.init(values.first.map(\.description), of: values.count)
    }

    /// The first of them.
    public var first: [String] { sentences.first }
    /// How many there are in all.
    public var count: Int { sentences.count }
    /// Whether there are none.
    public var isEmpty: Bool { sentences.isEmpty }

    /// Adds one; behind the limit it is counted only.
    public mutating func append(_ sentence: @autoclosure () -> String) {
        sentences.append(cut(sentence(), after: Self.longest))
    }

    /// Adds those of another kind behind these.
    public static func + (these: Diagnostics, those: Diagnostics) -> Diagnostics {
        var all = these
        all.sentences = these.sentences + those.sentences
        return all
    }
}
