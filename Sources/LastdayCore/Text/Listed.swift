/// The first of many, and how many there are, so that a million take no room.
public struct Listed<Element: Sendable & Equatable>: Sendable, Equatable {
    /// How many are kept.
    public static var limit: Int { 1_000 }

    /// The first of them.
    public private(set) var first: [Element] = []
    /// How many there are in all.
    public private(set) var count = 0

    /// A list of these.
    ///
    /// - Parameters:
    ///   - elements: The first of them.
    ///   - count: How many there are in all; nil if these are all.
    public init(_ elements: [Element] = [], of count: Int? = nil) {
        first = Array(elements.prefix(Self.limit))
        self.count = count ?? elements.count
    }

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }

    /// Adds one; after the limit it is only counted.
    public mutating func append(_ element: @autoclosure () throws -> Element) rethrows {
        count += 1
        if first.count < Self.limit { first.append(try element()) }
    }

    /// These, and those after them.
    public static func + (these: Listed, those: Listed) -> Listed {
        var all = these
        all.first += those.first.prefix(limit - all.first.count)
        all.count += those.count
        return all
    }
}
