public import LastdayCore

/// Makes the stores on which the contract is checked.
public protocol StoreMaker: Sendable {
    /// Makes a new, empty store.
    func make(for purpose: StorePurpose, zone: StoreZone?) throws -> any ServableStore

    /// Opens a store once more, as another process would.
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

    /// Checks the promise.
    ///
    /// - Parameter maker: Makes the stores to check it on.
    /// - Throws: ``Breach`` if a store does not keep the promise, or an unexpected error of a store.
    public func check(_ maker: any StoreMaker) throws { try body(maker) }
}

/// A way in which a store breaks its contract.
public struct Breach: Error, CustomStringConvertible {
    /// What was expected, what was found, and where in the contract.
    public let description: String
}
