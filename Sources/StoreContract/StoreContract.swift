public import LastdayCore

/// What every store keeps to, clause by clause, for whoever writes a store to run over it.
///
/// It needs no test library: a clause that is broken throws a ``Breach``. With swift-testing, say
///
///     @Test(arguments: StoreContract.clauses) func `the store keeps its contract`(clause: Clause) throws {
///         try clause.check(MyStoreMaker())
///     }
public enum StoreContract {
    /// All of it.
    ///
    /// Each clause has stores of its own, so that they can be checked in any order and side by side.
    public static let clauses: [Clause] = [
        Beginning.clauses, Keeping.clauses, LookingUp.clauses, Listing.clauses, WhatIsDue.clauses,
        Ledger.clauses, AuditTrail.clauses, Transactions.clauses, Steps.clauses, SeveralHandles.clauses,
        NeverDeleting.clauses, BadValues.clauses, Delivery.clauses, Adopting.clauses, Zones.clauses,
        LookAlikes.clauses, Sizes.clauses, Serving.clauses,
    ].flatMap(\.self)
}

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
