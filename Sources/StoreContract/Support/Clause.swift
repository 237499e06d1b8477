public import LastdayCore

/// Makes the stores that the contract is tried on.
public protocol StoreMaker: Sendable {
    /// A new store, in which nothing is kept.
    func make(for purpose: StorePurpose, zone: StoreZone?) throws -> any ServableStore

    /// The same store once more, as another process has it.
    func reopen(_ store: any ServableStore) throws -> any ServableStore
}

/// One promise that every store keeps.
public struct Clause: Sendable, CustomStringConvertible {
    /// The promise, as a sentence.
    public let description: String
    private let body: @Sendable (any StoreMaker) throws -> Void

    init(_ promise: String, _ body: @escaping @Sendable (any StoreMaker) throws -> Void) {
        description = promise
        self.body = body
    }

    /// Tries it.
    ///
    /// - Throws: ``Breach`` if a store does not keep the promise, or what a store throws that should not.
    public func check(_ maker: any StoreMaker) throws { try body(maker) }
}

/// How a store broke its contract.
public struct Breach: Error, CustomStringConvertible {
    /// What was expected, what was found, and where in the contract.
    public let description: String
}
