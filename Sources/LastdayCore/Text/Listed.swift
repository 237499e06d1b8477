/// The first of many elements and their total count, so that a million take no room.
public struct Listed<Element: Sendable & Equatable>: Sendable, Equatable {
    /// The number of elements that are stored.
    public static var limit: Int { 1_000 }

    /// The first elements, in order.
    public private(set) var first: [Element] = []
    /// The total count, including the elements that are not stored.
    public private(set) var count = 0

    /// Creates a list of these elements.
    ///
    /// - Parameters:
    ///   - elements: The first elements.
    ///   - count: The total count; nil if these are all.
    public init(_ elements: [Element] = [], of count: Int? = nil) {
        first = Array(elements.prefix(Self.limit))
        self.count = count ?? elements.count
    }

    /// Whether there are no elements.
    public var isEmpty: Bool { count == 0 }

    /// Adds an element; beyond the limit it is only counted, and not evaluated.
    public mutating func append(_ element: @autoclosure () throws -> Element) rethrows {
        count += 1
        if first.count < Self.limit { first.append(try element()) }
    }

    /// Returns a list of the left elements followed by the right ones.
    public static func + (these: Listed, those: Listed) -> Listed {
        var all = these
        all.first += those.first.prefix(limit - all.first.count)
        all.count += those.count
        return all
    }
}
